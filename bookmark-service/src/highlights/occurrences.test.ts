import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { occurrences } from './occurrences.ts';

test.each([
  ['abcabc', 'abc', [0, 3]],
  ['aaaa', 'aa', [0, 1, 2]],
  ['abababb', 'ababb', [2]],
  ['abc', 'd', []],
  ['', 'a', []],
])('in %j, %j is at %j', (text, pattern, places) => {
  expect([...occurrences(text, pattern)]).toEqual(places);
});

test('every place that there is is found, and no other', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(few, pattern, (text, wanted) => {
      const places = [...text].flatMap((_letter, index) => (text.startsWith(wanted, index) ? [index] : []));
      expect([...occurrences(text, wanted)]).toEqual(places);
    }),
  );
});
