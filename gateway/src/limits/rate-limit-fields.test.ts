import { expect, test } from '@jest/globals';
import type { BucketState } from './limit.ts';
import { rateLimitFields, retryAfterSeconds } from './rate-limit-fields.ts';

const aBucket = (changes: Partial<BucketState> = {}): BucketState => ({
  name: 'caller',
  limit: { quota: 100, windowSeconds: 10 },
  remaining: 99,
  waitMs: 0,
  untilFullMs: 100,
  ...changes,
});

test('lists every bucket with its policy, what is left, and when it is full again', () => {
  const tools = aBucket({
    name: 'tools',
    limit: { quota: 7, windowSeconds: 60 },
    remaining: 0,
    untilFullMs: 60_000,
  });
  expect(rateLimitFields([aBucket(), tools])).toEqual({
    'RateLimit-Policy': '"caller";q=100;w=10, "tools";q=7;w=60',
    RateLimit: '"caller";r=99;t=1, "tools";r=0;t=60',
  });
});

test('says of a bucket that refused when to come back, like Retry-After', () => {
  const refused = aBucket({ remaining: 0, waitMs: 1001, untilFullMs: 10_000 });
  expect(rateLimitFields([refused]).RateLimit).toBe('"caller";r=0;t=2');
  expect(retryAfterSeconds([aBucket(), refused])).toBe(2);
});

test('never says to come back at once', () => {
  expect(retryAfterSeconds([aBucket({ waitMs: 0.2 })])).toBe(1);
});
