import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessSample, sampleProcess } from './process-sample.ts';

type Watched = { readonly name: string; readonly pid: number | undefined };

type WatchOptions = {
  readonly forMs: number;
  readonly prepare: () => Promise<void>;
  readonly signal: AbortSignal;
};

/** By the name of the process, the oldest first. */
export type Samples = ReadonlyMap<string, readonly ProcessSample[]>;

const EVERY_MS = 10_000;

/** Looks at processes again and again, for some time or until `signal`, each time after `prepare`. One that is gone has no more samples. */
export async function watchProcesses(
  processes: readonly Watched[],
  { forMs, prepare, signal }: WatchOptions,
): Promise<Samples> {
  const samples = new Map<string, ProcessSample[]>(processes.map(({ name }) => [name, []]));
  const endsAtMs = performance.now() + forMs;
  while (performance.now() < endsAtMs && !signal.aborted) {
    await prepare();
    for (const { name, pid } of processes)
      if (pid !== undefined) samples.get(name)?.push(await sampleProcess(pid));
    await delay(EVERY_MS, undefined, { signal }).catch(() => {});
  }
  return samples;
}
