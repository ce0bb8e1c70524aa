import { describe, expect, test } from '@jest/globals';
import { nearestPassage } from './nearest-passage.ts';

const PAGE = `Of tulips

They flower in spring, and want a cold winter before. The bulbs are called onions in some places!
Other plants do without.`;

describe('the nearest passage', () => {
  test.each([
    ['They flower in summer and want a cold winter', 'They flower in spring, and want a cold winter before.'],
    ['BULBS are named "onions" in some places', 'The bulbs are called onions in some places!'],
    ['bulbs', 'The bulbs are called onions in some places!'],
  ])('to %j is %j', (quote, passage) => {
    expect(nearestPassage(PAGE, quote)).toBe(passage);
  });

  test.each(['nothing of that is said there', '', '— … —'])('to %j is none', (quote) => {
    expect(nearestPassage(PAGE, quote)).toBeUndefined();
  });

  test('is short, also in a text without sentences', () => {
    expect(nearestPassage('word '.repeat(40_000), 'word')?.length).toBeLessThanOrEqual(300);
  });
});
