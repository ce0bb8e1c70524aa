import { describe, expect, test } from '@jest/globals';
import expectedFailures from './expected-failures.json' with { type: 'json' };
import { judge } from './judge.ts';
import type { Outcome } from './outcome.ts';

const anOutcome = (changes: Partial<Outcome> = {}): Outcome => ({
  run: '2026-07-28',
  check: 'tools-list/tools-list',
  isFailed: false,
  message: '',
  ...changes,
});
const LIST = [
  { why: 'It cannot.', says: 'not found', runs: ['2026-07-28'], checks: ['prompts-list/prompts-list'] },
];
const listedFailure = anOutcome({
  check: 'prompts-list/prompts-list',
  isFailed: true,
  message: 'Method not found',
});

describe('the verdict on a conformance run', () => {
  test('is good when exactly what is on the list fails', () => {
    const verdict = judge([anOutcome(), listedFailure], LIST);
    expect(verdict).toEqual({ passed: 1, expected: 1, unexpected: [], stale: [] });
  });

  test('names a failure that is not on the list, or is there for another run', () => {
    const unlisted = anOutcome({ isFailed: true });
    const otherRun = { ...listedFailure, run: '2025-06-18' };
    expect(judge([listedFailure, unlisted, otherRun], LIST).unexpected).toEqual([unlisted, otherRun]);
  });

  test('names a failure that is on the list, but for another reason', () => {
    const other = { ...listedFailure, message: 'HTTP 500' };
    expect(judge([other], LIST)).toMatchObject({ unexpected: [other], stale: [] });
  });

  test('names an entry that passes now, or is not run any more', () => {
    const stale = ['2026-07-28: prompts-list/prompts-list'];
    expect(judge([{ ...listedFailure, isFailed: false }], LIST).stale).toEqual(stale);
    expect(judge([], LIST).stale).toEqual(stale);
  });
});

test('every expected failure says why', () => {
  for (const { why, runs, checks } of expectedFailures) {
    expect(why).toMatch(/\w{3}.*\.$/);
    expect(runs.length * checks.length).toBeGreaterThan(0);
  }
});
