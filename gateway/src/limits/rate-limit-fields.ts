import type { BucketState } from './limit.ts';

/**
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10): Lists of structured fields (RFC 9651),
 * one member a bucket. `t` of a bucket that refused is when to come back, as in Retry-After; else when it is full again.
 */
export function rateLimitFields(buckets: readonly BucketState[]): Record<string, string> {
  return {
    'RateLimit-Policy': listOf(buckets, ({ limit }) => `;q=${limit.quota};w=${limit.windowSeconds}`),
    RateLimit: listOf(buckets, (bucket) => `;r=${bucket.remaining};t=${secondsUntilMore(bucket)}`),
  };
}

/** For Retry-After, which knows whole seconds only. */
export function retryAfterSeconds(buckets: readonly BucketState[]): number {
  return Math.max(...buckets.map(({ waitMs }) => Math.ceil(waitMs / 1000)), 1);
}

function listOf(buckets: readonly BucketState[], parametersOf: (bucket: BucketState) => string): string {
  return buckets.map((bucket) => `"${bucket.name}"${parametersOf(bucket)}`).join(', ');
}

function secondsUntilMore({ waitMs, untilFullMs }: BucketState): number {
  return Math.ceil((waitMs > 0 ? waitMs : untilFullMs) / 1000);
}
