import { describe, expect, test } from '@jest/globals';
import { thisDayInEarlierYears } from './earlier-years.ts';

describe('thisDayInEarlierYears', () => {
  test('gives whole days, last year first, back to the first year of the web', () => {
    const periods = thisDayInEarlierYears(new Date('2026-11-22T20:00:00Z'));
    expect(periods[0]).toEqual({
      start: new Date('2025-11-22T00:00:00Z'),
      end: new Date('2025-11-23T00:00:00Z'),
    });
    expect(periods.at(-1)?.start).toEqual(new Date('1991-11-22T00:00:00Z'));
    expect(periods).toHaveLength(35);
  });

  test('knows that 29 February is not in every year', () => {
    const periods = thisDayInEarlierYears(new Date('2028-02-29T12:00:00Z'));
    expect(periods.map(({ start }) => start.getUTCFullYear())).toEqual([
      2024, 2020, 2016, 2012, 2008, 2004, 2000, 1996, 1992,
    ]);
  });
});
