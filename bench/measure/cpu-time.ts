import { readdir, readFile } from 'node:fs/promises';

/** USER_HZ, in which Linux counts the time of processes, whatever its own clock. */
const TICK_US = 10_000;

type ProcessTime = { readonly pid: number; readonly parent: number; readonly cpuUs: number };

/**
 * How much processor time each process and those below it have used, user and system, in µs; undefined where there is
 * no /proc. Time of children that have ended counts.
 */
export async function cpuTimesUs(pids: readonly number[]): Promise<(number | undefined)[]> {
  const all = await processTimes();
  const sum = (of: number): number =>
    all.reduce(
      (total, { pid, parent, cpuUs }) => total + (pid === of ? cpuUs : 0) + (parent === of ? sum(pid) : 0),
      0,
    );
  return pids.map((pid) => (all.length === 0 ? undefined : sum(pid)));
}

async function processTimes(): Promise<ProcessTime[]> {
  const names = await readdir('/proc').catch(() => []);
  const stats = names
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''));
  return (await Promise.all(stats)).flatMap((stat) => processTimeFrom(stat) ?? []);
}

/** proc_pid_stat(5): the name in parentheses may hold anything, also spaces and parentheses. */
export function processTimeFrom(stat: string): ProcessTime | undefined {
  const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (parent === undefined) return undefined;
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = rest.slice(9, 13).map(Number);
  return {
    pid: Number.parseInt(stat, 10),
    parent: Number(parent),
    cpuUs: (user + system + childrenUser + childrenSystem) * TICK_US,
  };
}
