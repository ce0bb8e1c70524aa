import { describe, expect, test } from '@jest/globals';
import { flatness } from './flatness.ts';

const ALLOWANCE = { share: 0.1, atLeast: 5 };
const series = (of: (n: number) => number) => Array.from({ length: 100 }, (_, n) => of(n));
const isFlat = (of: (n: number) => number) => flatness(series(of), ALLOWANCE).isFlat;

describe('a series is flat', () => {
  test('where it swings around the same value', () => {
    expect(isFlat((n) => 100 + (n % 7) * 10)).toBe(true);
  });

  test('where it grows while things warm up, and then no more', () => {
    expect(isFlat((n) => Math.min(n, 20) * 10)).toBe(true);
  });

  test('where it falls', () => {
    expect(isFlat((n) => 200 - n)).toBe(true);
  });

  test('where a few samples stick out', () => {
    expect(isFlat((n) => (n % 20 === 19 ? 1_000 : 100))).toBe(true);
  });
});

describe('a series is not flat', () => {
  test('where it grows all the time', () => {
    expect(isFlat((n) => 100 + n / 2)).toBe(false);
    expect(
      flatness(
        series((n) => n),
        ALLOWANCE,
      ),
    ).toEqual({ early: 35, late: 90, isFlat: false });
  });

  test('where it grows by more than the least that is allowed, from next to nothing', () => {
    expect(isFlat((n) => n / 10)).toBe(false);
    expect(isFlat((n) => n / 20)).toBe(true);
  });
});

test('too few samples are no reason to be content', () => {
  expect(() => flatness([1, 1, 1], ALLOWANCE)).toThrow(RangeError);
});
