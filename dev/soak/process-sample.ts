import { readdir, readFile, readlink } from 'node:fs/promises';
import { childrenOf } from '../processes/process-table.ts';

/** What a process and those below it hold. */
export type ProcessSample = {
  /** Of its own: what processes share, as those of PostgreSQL do, is not counted. */
  readonly memoryMiB: number;
  readonly fileDescriptors: number;
  /** Among them. */
  readonly sockets: number;
};

const MIB_IN_KIB = 1024;

/** Linux alone has what this reads. @throws where the process is gone. */
export async function sampleProcess(pid: number): Promise<ProcessSample> {
  const samples = await Promise.all([pid, ...(await childrenOf(pid))].map(sampleOne));
  const sum = (of: (sample: ProcessSample) => number) =>
    samples.reduce((total, sample) => total + (sample === undefined ? 0 : of(sample)), 0);
  if (samples[0] === undefined) throw new Error(`The process ${pid} is gone.`);
  return {
    memoryMiB: sum(({ memoryMiB }) => memoryMiB),
    fileDescriptors: sum(({ fileDescriptors }) => fileDescriptors),
    sockets: sum(({ sockets }) => sockets),
  };
}

/** Undefined for a child that has ended meanwhile. */
async function sampleOne(pid: number): Promise<ProcessSample | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const descriptors = await readdir(`/proc/${pid}/fd`);
    const targets = await Promise.all(
      descriptors.map((descriptor) => readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')),
    );
    return {
      memoryMiB: Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1]) / MIB_IN_KIB,
      fileDescriptors: descriptors.length,
      sockets: targets.filter((target) => target.startsWith('socket:')).length,
    };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
