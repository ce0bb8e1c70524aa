/** One call of what is measured; `n` counts up, so that each call can be a different one. */
export type Call = (n: number) => Promise<unknown>;

export type CallPlan = {
  readonly calls: number;
  /** Stops early, but not before MIN_CALLS, so that a slow thing is measured all the same. */
  readonly budgetMs: number;
  readonly concurrency: number;
  /** What `n` starts from. */
  readonly firstCall: number;
  readonly signal: AbortSignal;
};

const MIN_CALLS = 40;

/** How long each call took, in milliseconds. The first call that fails ends it. */
export async function timeCalls(call: Call, plan: CallPlan): Promise<number[]> {
  const { calls, budgetMs, concurrency, firstCall, signal } = plan;
  const durations: number[] = [];
  const endsAt = performance.now() + budgetMs;
  let started = 0;
  const worker = async () => {
    while (started < calls && (started < MIN_CALLS || performance.now() < endsAt)) {
      signal.throwIfAborted();
      started += 1;
      durations.push(await timed(call, firstCall + started));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return durations;
}

/** Times several things in turns (A B A B), so that whatever else the machine does hits all of them alike. */
export async function timeInTurns(contenders: readonly Call[], calls: number): Promise<number[][]> {
  const durations: number[][] = contenders.map(() => []);
  for (let n = 0; n < calls; n += 1) {
    for (const [index, call] of contenders.entries()) durations[index]?.push(await timed(call, n));
  }
  return durations;
}

async function timed(call: Call, n: number): Promise<number> {
  const startedAt = performance.now();
  await call(n);
  return performance.now() - startedAt;
}
