import { readFile } from 'node:fs/promises';
import { runCommand } from './command.ts';

/** Reads what the system knows about other processes: from /proc, and where there is none (macOS) from ps and pgrep. */
export async function commandLineOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
    (text) => text.replaceAll('\0', ' '),
    async () => {
      const { isOk, output } = await runCommand('ps', ['-o', 'command=', '-p', String(pid)]);
      return isOk ? output : '';
    },
  );
}

/** The processes that `pid` started and that still run. */
export async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(
    async () => (await runCommand('pgrep', ['-P', String(pid)])).output,
  );
  return children.split(/\s+/).filter(Boolean).map(Number);
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // Somebody else's.
  }
}
