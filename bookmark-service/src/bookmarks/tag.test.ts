import { describe, expect, test } from '@jest/globals';
import { parseTags, unionOfTags } from './tag.ts';

describe('parseTags', () => {
  test('tidies white space and a leading #, and keeps spelling and order', () => {
    expect(parseTags(['  #Rust ', 'web   dev', 'C#'])).toEqual(['Rust', 'web dev', 'C#']);
  });

  test('keeps the first of two spellings', () => {
    expect(parseTags(['NASA', 'nasa', 'Nasa'])).toEqual(['NASA']);
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
