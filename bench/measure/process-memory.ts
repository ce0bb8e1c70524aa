import { readFile } from 'node:fs/promises';

const SAMPLE_MS = 50;
const MIB_IN_KIB = 1024;

/** Memory that a process holds (its resident set), in MiB; undefined where there is no /proc. */
export async function residentMiB(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? undefined : Number(kib) / MIB_IN_KIB;
}

export type MemoryUse = { readonly beforeMiB: number; readonly peakMiB: number; readonly afterMiB: number };

/** Watches the memory of a process while `work` runs. */
export async function watchMemory<Value>(
  pid: number,
  work: () => Promise<Value>,
): Promise<{ value: Value; memory: MemoryUse | undefined }> {
  const beforeMiB = await residentMiB(pid);
  let peakMiB = beforeMiB ?? 0;
  const sample = async () => {
    peakMiB = Math.max(peakMiB, (await residentMiB(pid)) ?? 0);
  };
  const timer = setInterval(() => void sample(), SAMPLE_MS);
  try {
    const value = await work();
    const afterMiB = await residentMiB(pid);
    if (beforeMiB === undefined || afterMiB === undefined) return { value, memory: undefined };
    return { value, memory: { beforeMiB, peakMiB: Math.max(peakMiB, afterMiB), afterMiB } };
  } finally {
    clearInterval(timer);
  }
}
