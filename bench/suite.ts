import type { Result } from './result.ts';

export type SuiteOptions = {
  /** Less data and fewer calls, for a look in between. */
  readonly isQuick: boolean;
  /** Tells the person who waits what is going on. */
  readonly say: (line: string) => void;
  /** Gives the run up. */
  readonly signal: AbortSignal;
};

export type SuiteReport = {
  /** What was measured against what: sizes, settings, versions of servers. */
  readonly setup: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
};

export type Suite = {
  /** What it measures, for people who look for one. */
  readonly summary: string;
  run(options: SuiteOptions): Promise<SuiteReport>;
};
