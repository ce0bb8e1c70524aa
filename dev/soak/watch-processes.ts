import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessSample, sampleProcess } from './process-sample.ts';

type Watched = { readonly name: string; readonly pid: number | undefined };

/** By the name of the process, the oldest first. */
export type Samples = ReadonlyMap<string, readonly ProcessSample[]>;

const EVERY_MS = 2_000;

/** Looks at processes again and again, for some time or until `signal`. One that is gone has no more samples. */
export async function watchProcesses(
  processes: readonly Watched[],
  { forMs, signal }: { readonly forMs: number; readonly signal: AbortSignal },
): Promise<Samples> {
  const samples = new Map<string, ProcessSample[]>(processes.map(({ name }) => [name, []]));
  const endsAtMs = performance.now() + forMs;
  while (performance.now() < endsAtMs && !signal.aborted) {
    for (const { name, pid } of processes)
      if (pid !== undefined) samples.get(name)?.push(await sampleProcess(pid));
    await delay(EVERY_MS, undefined, { signal }).catch(() => {});
  }
  return samples;
}
