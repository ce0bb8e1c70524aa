import { expect, test } from '@jest/globals';
import { nearest } from './nearest.ts';

test.each([
  ['limt', ['limit', 'cursor'], ['limit']],
  ['titel', ['title', 'note'], ['title']],
  ['tag', ['tags', 'url'], ['tags']],
  ['Recepies', ['recipes', 'Recipe', 'news'], ['recipes', 'Recipe']],
])('takes "%s" for what it may have been meant to be', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toEqual(expected);
});

test.each([
  ['id', ['ref', 'url']],
  ['ref', ['url', 'id']],
  ['', ['limit']],
])('finds nothing near "%s" among short names', (name, candidates) => {
  expect(nearest(name, candidates)).toEqual([]);
});
