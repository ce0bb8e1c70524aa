import { expect, test } from '@jest/globals';
import { inTurns } from './in-turns.ts';

test('each has a turn after the other, again and again', () => {
  expect([0, 1, 2, 3].map((n) => inTurns(['a', 'b', 'c'], n))).toEqual(['a', 'b', 'c', 'a']);
});

test('nobody has a turn where there is nobody', () => {
  expect(() => inTurns([], 0)).toThrow(RangeError);
});
