import type { ResponseOf } from '@bookmarks/protos';
import { waitFor } from '../../dev/processes/wait-for.ts';
import type { LibraryBench } from './case.ts';

/** Much longer than the slowest target. */
const JOB_TIMEOUT_MS = 300_000;

/** Waits until a job is done. @throws {Error} when it fails or takes too long. */
export async function finishedJob(
  bench: LibraryBench,
  user: string,
  id: string,
): Promise<ResponseOf<'GetJob'>> {
  const { client, signal } = bench;
  const ask = () => client.call(user, 'GetJob', { id });
  let job = await ask();
  const isFinished = async () => {
    signal.throwIfAborted();
    job = await ask();
    return job.state === 'STATE_DONE' || job.state === 'STATE_FAILED';
  };
  if (!(await waitFor(isFinished, JOB_TIMEOUT_MS))) throw new Error(`the job ${job.kind} did not end`);
  if (job.state === 'STATE_FAILED') throw new Error(`the job ${job.kind} failed: ${job.failure}`);
  return job;
}
