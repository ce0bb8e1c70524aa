import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandLineOf, isAlive } from '../../processes/process-table.ts';
import { SetupError } from '../../processes/setup-error.ts';
import { waitFor } from '../../processes/wait-for.ts';

/** A stack that was killed has its PostgreSQL stopped a moment later. */
const GRACE_MS = 4_000;

/**
 * Deals with the lock that an earlier PostgreSQL left in its folder. PostgreSQL itself removes one whose process is
 * gone, and believes one whose number another process has got since, so that case is settled here.
 *
 * @throws {SetupError} where a PostgreSQL is at work in the folder.
 */
export async function clearLeftoverLock(clusterFolder: string): Promise<void> {
  const lock = join(clusterFolder, 'postmaster.pid');
  const pid = await lockHolder(lock);
  if (pid === undefined || !isAlive(pid)) return;
  if (!(await isServing(pid, clusterFolder))) {
    await rm(lock, { force: true });
    return;
  }
  if (await waitFor(() => !isAlive(pid), GRACE_MS)) return;
  throw new SetupError(
    `The database in ${clusterFolder} is in use already, by process ${pid}. Stop the other stack that uses it; if ` +
      `there is none, run: kill -INT ${pid}`,
  );
}

async function lockHolder(lock: string): Promise<number | undefined> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : undefined;
}

async function isServing(pid: number, clusterFolder: string): Promise<boolean> {
  return (await commandLineOf(pid)).includes(clusterFolder);
}
