import { describe, expect, test } from '@jest/globals';
import { type Call, recoveryMs, Tally } from './tally.ts';

const done = (sentAtMs: number, endedAtMs = sentAtMs + 1): Call => ({
  sentAtMs,
  endedAtMs,
  fault: undefined,
});
const failed = (sentAtMs: number, endedAtMs = sentAtMs + 1): Call => ({ sentAtMs, endedAtMs, fault: 'no' });

describe('recoveryMs', () => {
  test('it is the time until the first of so many calls in a row was done', () => {
    expect(recoveryMs([failed(100), done(110), failed(120), done(130), done(140)], 100, 2)).toBe(31);
  });

  test('it is undefined as long as there are fewer', () => {
    expect(recoveryMs([failed(100), done(110), done(120)], 100, 3)).toBeUndefined();
    expect(recoveryMs([done(110), done(120), failed(130)], 100, 2)).toBeUndefined();
    expect(recoveryMs([], 100, 1)).toBeUndefined();
  });

  test('calls that were sent before the end of the fault count for nothing, however they end', () => {
    expect(recoveryMs([done(90, 105), failed(95, 300), done(110), done(120)], 100, 2)).toBe(11);
  });

  test('the order is that in which calls ended', () => {
    expect(recoveryMs([failed(100, 200), done(110), done(120), done(210)], 100, 2)).toBeUndefined();
  });
});

test('a tally counts each fault, and knows the slowest call', () => {
  const tally = new Tally();
  tally.calls.push(done(0, 5), failed(0, 7), failed(3));
  expect([...tally.faults]).toEqual([['no', 2]]);
  expect(tally.slowestMs).toBe(7);
});
