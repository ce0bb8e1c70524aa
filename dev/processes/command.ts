import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { SystemUser } from './child.ts';

export type CommandResult = { readonly isOk: boolean; readonly output: string };

type CommandOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly runAs?: SystemUser | undefined;
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 30_000;
const MAX_OUTPUT_LENGTH = 1_000_000;

/**
 * Runs a program to its end and returns what it wrote to both outputs. A program that cannot be run at all counts as
 * failed, with the reason as its output.
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  { env = process.env, cwd = '/', runAs, timeoutMs = TIMEOUT_MS }: CommandOptions = {},
): Promise<CommandResult> {
  const spawned = spawn(command, args, {
    env,
    cwd,
    ...runAs,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Node's own `timeout` goes on where the program cannot be run at all, and holds the process until it is over.
  const timer = setTimeout(() => spawned.kill(), timeoutMs);
  let output = '';
  for (const stream of [spawned.stdout, spawned.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < MAX_OUTPUT_LENGTH) output += text;
    });
  }
  try {
    const [code] = await once(spawned, 'close');
    return { isOk: code === 0, output };
  } catch (error) {
    return { isOk: false, output: String(error) };
  } finally {
    clearTimeout(timer);
  }
}
