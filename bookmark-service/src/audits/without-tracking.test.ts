import { describe, expect, test } from '@jest/globals';
import { withoutTracking } from './without-tracking.ts';

describe('withoutTracking', () => {
  test.each([
    ['https://example.com/?utm_source=x', 'https://example.com/'],
    ['https://example.com/a?b=1&utm_source=x&c=%20#d', 'https://example.com/a?b=1&c=%20#d'],
    ['https://example.com/a?FBCLID=1', 'https://example.com/a'],
    ['https://example.com/a?utm%5Fsource=1&z', 'https://example.com/a?z'],
  ])('makes %s %s', (url, clean) => {
    expect(withoutTracking(url)).toBe(clean);
  });

  test.each([
    'https://Example.com/a/?b=2&a=1#c?utm_source=x',
    'https://example.com/utm_source=x',
    'https://example.com/?',
    'https://example.com',
  ])('leaves %s as it is', (url) => {
    expect(withoutTracking(url)).toBe(url);
  });
});
