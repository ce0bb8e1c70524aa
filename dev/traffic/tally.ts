/** A call that has ended. */
export type Call = {
  readonly sentAtMs: number;
  readonly endedAtMs: number;
  /** Undefined: it was done. */
  readonly fault: string | undefined;
};

/** The calls of a time, and what became of them. */
export class Tally {
  readonly calls: Call[] = [];

  /** How often each thing went wrong. */
  get faults(): ReadonlyMap<string, number> {
    const faults = new Map<string, number>();
    for (const { fault } of this.calls)
      if (fault !== undefined) faults.set(fault, (faults.get(fault) ?? 0) + 1);
    return faults;
  }

  /** The same for people to read. */
  get faultTexts(): string[] {
    return [...this.faults].map(([fault, count]) => `${count} × ${fault}`);
  }

  get slowestMs(): number {
    return this.calls.reduce((most, { sentAtMs, endedAtMs }) => Math.max(most, endedAtMs - sentAtMs), 0);
  }
}

/**
 * How long after `fromMs` the first of `inARow` calls was done, one after the other, none of which failed; undefined
 * where there are none. Calls that were sent before do not count: they met the fault.
 */
export function recoveryMs(calls: readonly Call[], fromMs: number, inARow: number): number | undefined {
  const after = calls
    .filter(({ sentAtMs }) => sentAtMs >= fromMs)
    .toSorted((one, other) => one.endedAtMs - other.endedAtMs);
  const lastFault = after.findLastIndex(({ fault }) => fault !== undefined);
  const good = after.slice(lastFault + 1);
  const [first] = good;
  return first === undefined || good.length < inARow ? undefined : first.endedAtMs - fromMs;
}
