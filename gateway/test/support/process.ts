import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

/** The gateway as its own process, with exactly this environment. */
export function startProcess(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  // When it has ended and all its lines are here.
  const exit = once(child, 'close').then(([code]) => {
    for (const check of waiting) check();
    return code as number | null;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line));
    for (const check of waiting) check();
  });

  /** The first line with this message, waiting for it. */
  function line(msg: string): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = lines.find((candidate) => candidate.msg === msg);
        if (found === undefined && child.exitCode === null) return;
        waiting.delete(check);
        if (found === undefined) reject(new Error(`the process ended without "${msg}"`));
        else resolve(found);
      };
      waiting.add(check);
      check();
    });
  }

  return {
    lines,
    line,
    exit,
    stop: (signal: NodeJS.Signals) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
