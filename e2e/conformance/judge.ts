import type { Outcome } from './outcome.ts';

/** Checks that are known to fail, in each of the runs, and why that is right. */
export type ExpectedFailures = {
  readonly why: string;
  /** A regular expression that the message of each of them matches: another message is another failure. */
  readonly says: string;
  readonly runs: readonly string[];
  readonly checks: readonly string[];
};

export type Verdict = {
  readonly passed: number;
  readonly expected: number;
  /** Failed, and not on the list. */
  readonly unexpected: readonly Outcome[];
  /** `run: scenario/check` on the list that did not fail, or was not run at all. */
  readonly stale: readonly string[];
};

/** Holds what happened against the list, which may only shrink: what is on it must fail, and nothing else may. */
export function judge(outcomes: readonly Outcome[], list: readonly ExpectedFailures[]): Verdict {
  const listed = new Map(list.flatMap(entriesOf));
  const failures = outcomes.filter(({ isFailed }) => isFailed);
  const failed = new Set(failures.map(nameOf));
  const isExpected = (failure: Outcome) => listed.get(nameOf(failure))?.test(failure.message) === true;
  return {
    passed: outcomes.length - failures.length,
    expected: failures.filter(isExpected).length,
    unexpected: failures.filter((failure) => !isExpected(failure)),
    stale: [...listed.keys()].filter((name) => !failed.has(name)),
  };
}

function entriesOf({ says, runs, checks }: ExpectedFailures): [name: string, message: RegExp][] {
  return runs.flatMap((run) =>
    checks.map((check): [string, RegExp] => [nameOf({ run, check }), new RegExp(says)]),
  );
}

function nameOf({ run, check }: Pick<Outcome, 'run' | 'check'>): string {
  return `${run}: ${check}`;
}
