import { expect, test } from '@jest/globals';
import { createHeldEntries } from './held-entries.ts';

test('createHeldEntries keeps entries in order, and refuses more than its bound', () => {
  const held = createHeldEntries<string>(() => 32 * 1024 * 1024);
  held.add('one');
  held.add('two');
  expect(() => held.add('three')).toThrow(expect.objectContaining({ name: 'ImportFileError' }));
  expect(held.all()).toEqual(['one', 'two']);
});
