import type { Wrongs } from '../traffic/person.ts';
import { recoveryMs, type Tally } from '../traffic/tally.ts';
import type { Fault, Trace } from './fault.ts';

/** What was seen of one fault. */
export type Observed = {
  readonly tally: Pick<Tally, 'calls' | 'faults' | 'slowestMs'>;
  readonly faultEndedAtMs: number;
  readonly wrongs: Wrongs;
  /** Processes that ended, and nobody had asked for it. */
  readonly deaths: readonly string[];
};

export type Row = {
  readonly name: string;
  readonly calls: number;
  readonly failed: number;
  /** What those were told, and how often. */
  readonly told: readonly string[];
  /** Undefined: not within the time that was waited. */
  readonly recoveredMs: number | undefined;
  readonly slowestMs: number;
  readonly lost: number;
  readonly doubled: number;
  readonly foreign: number;
  /** What is not as it must be; none in a good row. */
  readonly problems: readonly string[];
};

/** So many calls in a row must be done before the product counts as recovered. */
export const CALLS_IN_A_ROW = 100;
const RECOVERY_BOUND_MS = 5_000;
/** The gateway answers for what is behind it within 15 s, whatever happens there. */
const ANSWER_BOUND_MS = 17_000;
const SHOWN = 5;

/** Holds what was seen of a fault against what is promised. */
export function judge({ name, documented, trace }: Fault, observed: Observed): Row {
  const { tally, faultEndedAtMs, wrongs, deaths } = observed;
  const recoveredMs = recoveryMs(tally.calls, faultEndedAtMs, CALLS_IN_A_ROW);
  const { slowestMs, faults } = tally;
  const undocumented = [...faults].filter(([fault]) => !documented.some((kind) => kind.test(fault)));
  return {
    name,
    calls: tally.calls.length,
    failed: [...faults.values()].reduce((sum, count) => sum + count, 0),
    told: [...faults].map(([fault, count]) => `${count} × ${fault}`),
    recoveredMs,
    slowestMs,
    lost: wrongs.lost.length,
    doubled: wrongs.doubled.length,
    foreign: wrongs.foreign.length,
    problems: [
      ...undocumented.map(([fault, count]) => `nobody was told to expect ${count} × ${fault}`),
      ...shown('lost', wrongs.lost),
      ...shown('doubled', wrongs.doubled),
      ...shown('foreign', wrongs.foreign),
      ...deaths.map((death) => `${death} ended by itself`),
      ...slowRecovery(recoveredMs),
      ...(slowestMs > ANSWER_BOUND_MS ? [`a call took ${Math.round(slowestMs)} ms`] : []),
      ...(wasThere(trace, tally) ? [] : ['no call met the fault, so that nothing is proved']),
    ],
  };
}

function slowRecovery(recoveredMs: number | undefined): string[] {
  if (recoveredMs === undefined) return ['calls still failed when it was given up'];
  return recoveredMs > RECOVERY_BOUND_MS ? [`calls failed for ${Math.round(recoveredMs)} ms after it`] : [];
}

function shown(kind: string, all: readonly string[]): string[] {
  const rest = all.length - SHOWN;
  return [
    ...all.slice(0, SHOWN).map((one) => `${kind}: ${one}`),
    ...(rest > 0 ? [`${kind}: ${rest} more`] : []),
  ];
}

function wasThere(trace: Trace, { faults, slowestMs }: Observed['tally']): boolean {
  switch (trace.kind) {
    case 'failures':
      return faults.size > 0;
    case 'slowness':
      return slowestMs >= trace.leastMs;
    case 'none':
      return true;
  }
}
