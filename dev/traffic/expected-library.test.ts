import { describe, expect, test } from '@jest/globals';
import { differences, type ExpectedBookmark, type FoundBookmark } from './expected-library.ts';

const URL_1 = 'https://traffic.example/1';
const expected: ExpectedBookmark = { title: 'One', tags: ['a', 'b'], paragraphs: ['first', 'second'] };
const found: FoundBookmark = { url: URL_1, ...expected };
const against = (...all: FoundBookmark[]) => differences(new Map([[URL_1, expected]]), all);

describe('differences', () => {
  test('there are none where all is as its owner was told, in whatever order', () => {
    expect(against({ ...found, tags: ['b', 'a'], paragraphs: ['second', 'first'] })).toEqual({
      lost: [],
      doubled: [],
    });
  });

  test.each<[string, FoundBookmark[]]>([
    ['a bookmark that is not there', []],
    ['a title', [{ ...found, title: 'Old' }]],
    ['a tag', [{ ...found, tags: ['a'] }]],
    ['a paragraph of a note', [{ ...found, paragraphs: ['first'] }]],
  ])('what was acknowledged and is not so is lost: %s', (_what, all) => {
    const { lost, doubled } = against(...all);
    expect(lost).toHaveLength(1);
    expect(doubled).toEqual([]);
  });

  test.each<[string, FoundBookmark[]]>([
    ['a bookmark', [found, found]],
    ['a bookmark that nobody saved', [found, { ...found, url: 'https://traffic.example/2' }]],
    ['a paragraph', [{ ...found, paragraphs: ['first', 'second', 'second'] }]],
    ['a tag that was taken back', [{ ...found, tags: ['a', 'b', 'c'] }]],
  ])('what is there once too often is told: %s', (_what, all) => {
    const { lost, doubled } = against(...all);
    expect(lost).toEqual([]);
    expect(doubled).toHaveLength(1);
  });
});
