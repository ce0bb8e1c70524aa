import { describe, expect, test } from '@jest/globals';
import { Tally } from '../traffic/tally.ts';
import { IDENTITY_REFUSED, TRY_AGAIN } from './documented.ts';
import type { Fault, Trace } from './fault.ts';
import { CALLS_IN_A_ROW, judge, type Observed } from './row.ts';

const NO_WRONGS = { lost: [], doubled: [], foreign: [] };
const END_MS = 1_000;

/** Calls that failed as told while the fault was there, then so many that were done. */
function aTally(
  fault: string | undefined,
  { from = END_MS, count = CALLS_IN_A_ROW, tookMs = 10 } = {},
): Tally {
  const tally = new Tally();
  tally.calls.push({ sentAtMs: 500, endedAtMs: 500 + tookMs, fault });
  for (let n = 0; n < count; n += 1)
    tally.calls.push({ sentAtMs: from + n, endedAtMs: from + n + 1, fault: undefined });
  return tally;
}

function judged(observed: Partial<Observed> = {}, trace: Trace = { kind: 'failures' }) {
  const fault: Fault = { name: 'a fault', documented: [IDENTITY_REFUSED], trace, happen: async () => {} };
  const tally = aTally('502 identity_refused');
  return judge(fault, { tally, faultEndedAtMs: END_MS, wrongs: NO_WRONGS, deaths: [], ...observed });
}

describe('a row', () => {
  test('is good where calls failed as documented, and were done again soon', () => {
    expect(judged()).toMatchObject({
      failed: 1,
      told: ['1 × 502 identity_refused'],
      recoveredMs: 1,
      problems: [],
    });
  });

  test.each<[string, Partial<Observed>, string]>([
    ['a lost write', { wrongs: { ...NO_WRONGS, lost: ['a'] } }, 'lost: a'],
    ['a write that was made twice', { wrongs: { ...NO_WRONGS, doubled: ['b'] } }, 'doubled: b'],
    ["somebody else's data", { wrongs: { ...NO_WRONGS, foreign: ['c'] } }, 'foreign: c'],
    ['a process that ended', { deaths: ['gateway'] }, 'gateway ended by itself'],
    [
      'an error of another kind',
      { tally: aTally('500 internal') },
      'nobody was told to expect 1 × 500 internal',
    ],
    [
      'a slow recovery',
      { tally: aTally('502 identity_refused', { from: END_MS + 5_001 }) },
      'calls failed for 5002 ms after it',
    ],
    [
      'no recovery',
      { tally: aTally('502 identity_refused', { count: CALLS_IN_A_ROW - 1 }) },
      'calls still failed when it was given up',
    ],
    [
      'a call that hangs',
      { tally: aTally('502 identity_refused', { tookMs: 17_001 }) },
      'a call took 17001 ms',
    ],
    [
      'a fault that nobody met',
      { tally: aTally(undefined) },
      'no call met the fault, so that nothing is proved',
    ],
  ])('is broken by %s', (_what, observed, problem) => {
    expect(judged(observed).problems).toEqual([problem]);
  });

  test('a fault that only slows calls down must have done so', () => {
    const trace = { kind: 'slowness', leastMs: 100 } as const;
    expect(judged({ tally: aTally(undefined, { tookMs: 99 }) }, trace).problems).toHaveLength(1);
    expect(judged({ tally: aTally(undefined, { tookMs: 100 }) }, trace).problems).toEqual([]);
  });

  test('a fault that nobody is to notice may leave no trace', () => {
    expect(judged({ tally: aTally(undefined) }, { kind: 'none' }).problems).toEqual([]);
  });
});

test('what people may be told is told word by word', () => {
  const words =
    'tool: The library cannot be reached at the moment. What was saved is safe; whether this call was done is not known. Try again in a few seconds: repeating it does no harm.';
  expect(TRY_AGAIN.test(words)).toBe(true);
  expect(TRY_AGAIN.test(`${words} Or not.`)).toBe(false);
});
