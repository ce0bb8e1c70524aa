import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTags, tagKey, tidyTag, unionOfTags } from './tag.ts';

describe('parseTags', () => {
  test('tidies white space and a leading #, and keeps spelling and order', () => {
    expect(parseTags(['  #Rust ', 'web   dev', 'C#'])).toEqual(['Rust', 'web dev', 'C#']);
  });

  test('keeps the first of two spellings', () => {
    expect(parseTags(['NASA', 'nasa', 'Nasa'])).toEqual(['NASA']);
  });

  test('drops what nobody sees, but not what joins the parts of an emoji', () => {
    expect(parseTags(['ru\u200bst', '\u202erust', '# #a', '\u{1f469}\u200d\u{1f4bb}', 'x\u200d'])).toEqual([
      'rust',
      'a',
      '\u{1f469}\u200d\u{1f4bb}',
      'x',
    ]);
  });

  test('changes nothing that it gave', () => {
    const text = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 3 }),
        fc.constantFrom('#', ' ', '\u200b', '\u200d', 'e\u0301', '\u{1f469}'),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const tidied = tidyTag(pieces.join(''));
        expect(tidyTag(tidied)).toBe(tidied);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  test.each([
    ['an empty tag', ['a', ' # ']],
    ['a long tag', ['x'.repeat(65)]],
    ['a comma', ['a,b']],
    ['a NUL byte', ['a\0b']],
    ['half of a surrogate pair', ['a\ud800']],
    ['51 tags', Array.from({ length: 51 }, (_, index) => `t${index}`)],
    ['10,000 tags', Array.from({ length: 10_000 }, (_, index) => `t${index}`)],
  ])('refuses %s', (_what, tags) => {
    expect(() => parseTags(tags)).toThrow(expect.objectContaining({ code: 'invalid' }));
  });
});

test('unionOfTags adds what is new and keeps the spelling that is there', () => {
  expect(unionOfTags(['Rust', 'web'], ['rust', 'wasm'])).toEqual(['Rust', 'web', 'wasm']);
});

test.each([
  ['\u039f\u0394\u039f\u03a3', '\u03bf\u03b4\u03bf\u03c3'],
  ['\u0130stanbul', 'istanbul'],
  ['C#', 'c#'],
])('tagKey takes %j for %j, letter by letter', (name, key) => {
  expect(tagKey(name)).toBe(key);
});
