import { expect, test } from '@jest/globals';
import { isUsedUp, retryTime } from './retry-time.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const in_ = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const epoch = (seconds: number) => String(NOW.getTime() / 1000 + seconds);

test.each<[string, Record<string, string>, number]>([
  ['seconds', { 'retry-after': '30' }, 30],
  ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:02:00 GMT' }, 120],
  ['when its window begins anew, since 1970', { 'x-ratelimit-reset': epoch(90) }, 90],
  ['how long its window lasts', { 'x-ratelimit-reset': '45' }, 45],
  ['both, of which the first counts', { 'retry-after': '5', 'x-ratelimit-reset': '45' }, 5],
  ['nothing', {}, 60],
  ['nonsense', { 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }, 60],
  ['a time that is over', { 'x-ratelimit-reset': epoch(-5) }, 60],
  ['years', { 'retry-after': '99999999' }, 60],
])('an upstream that says %s', (_what, headers, seconds) => {
  expect(retryTime(new Headers(headers), NOW)).toEqual(in_(seconds));
});

test('requests are used up where it says so', () => {
  expect(isUsedUp(new Headers({ 'x-ratelimit-remaining': '0' }))).toBe(true);
  expect(isUsedUp(new Headers({ 'x-ratelimit-remaining': '1' }))).toBe(false);
  expect(isUsedUp(new Headers())).toBe(false);
});
