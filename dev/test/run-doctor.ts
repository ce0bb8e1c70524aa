import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../doctor/main.ts', import.meta.url));

export type RunningDoctor = AsyncDisposable & {
  /** The address that it asks to open. */
  readonly signInAddress: Promise<string>;
  /** Its end: the exit code, and all that it printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>;
};

/** Starts the doctor as people do, as a process of its own. */
export function runDoctor(args: readonly string[]): RunningDoctor {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = Promise.withResolvers<string>();
  // Not every test asks for it.
  address.promise.catch(() => {});
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const found = /^ {2}(https?:\S+)\n/m.exec(output)?.[1];
    if (found !== undefined) address.resolve(found);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'close').then(([code]) => {
    address.reject(new Error(`The doctor ended without asking to open an address.\n${output}${errors}`));
    return { code: code as number | null, output, errors };
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { signInAddress: address.promise, ended, [Symbol.asyncDispose]: stop };
}
