import { expect, test } from '@jest/globals';
import { nextTry } from './next-try.ts';

const AT = new Date(0);
const pauseMs = (attempts: number, random = 1) => nextTry(AT, attempts, random)?.getTime();

test('a message is tried again twice as late each time, and at most six hours later', () => {
  expect([1, 2, 3, 4].map((attempts) => pauseMs(attempts))).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect([15, 19].map((attempts) => pauseMs(attempts))).toEqual([21_600_000, 21_600_000]);
});

test('not all are tried again at once', () => {
  expect([0, 0.5, 1].map((random) => pauseMs(1, random))).toEqual([2_500, 3_750, 5_000]);
});

test('a message is not tried for ever', () => {
  expect(pauseMs(20)).toBeUndefined();
});
