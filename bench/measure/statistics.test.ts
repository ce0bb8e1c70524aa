import { describe, expect, test } from '@jest/globals';
import { median, p95, percentile } from './statistics.ts';

describe('percentile', () => {
  test('it is a value that was measured, whatever their order', () => {
    expect(percentile([3, 1, 2, 4], 0.5)).toBe(2);
    expect(median([9])).toBe(9);
  });

  test('it leaves out no more than the share above it', () => {
    const values = Array.from({ length: 100 }, (_, n) => n + 1);
    expect(p95(values)).toBe(95);
    expect(percentile(values, 1)).toBe(100);
  });

  test('it refuses to say anything about nothing', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
