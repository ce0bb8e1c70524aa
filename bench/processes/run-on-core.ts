import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childrenOf } from '../../dev/processes/process-table.ts';

const run = promisify(execFile);

/**
 * Keeps processes, with the children that they have and will have, on one core of the machine.
 * @returns whether that is so: only Linux has `taskset` (util-linux).
 */
export async function runOnCore(core: number, pids: readonly number[]): Promise<boolean> {
  const all = (await Promise.all(pids.map(async (pid) => [pid, ...(await childrenOf(pid))]))).flat();
  const pinned = all.map((pid) =>
    run('taskset', ['--all-tasks', '--cpu-list', '--pid', `${core}`, `${pid}`]),
  );
  return (await Promise.allSettled(pinned)).every(({ status }) => status === 'fulfilled');
}
