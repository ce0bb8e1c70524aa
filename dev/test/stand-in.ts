import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../authkit/src/main.ts', import.meta.url));

export type StandIn = AsyncDisposable & {
  readonly issuer: string;
  /** What it wrote to standard error; it should be nothing. */
  readonly complaints: () => string;
};

/** Starts the stand-in for AuthKit as its own process, as the local stack does, on a free port unless told which. */
export async function startStandIn(settings: Record<string, string>): Promise<StandIn> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  const issuer = await listeningIssuer(child.stdout);
  if (issuer === undefined) throw new Error(`The stand-in ended before it listened. ${complaints}`);
  // Nobody reads on, and the process must not wait for a reader.
  child.stdout.resume();
  return { issuer, complaints: () => complaints, [Symbol.asyncDispose]: stop };
}

async function listeningIssuer(stdout: Readable): Promise<string | undefined> {
  for await (const line of createInterface({ input: stdout })) {
    const entry = Object(JSON.parse(line));
    if (entry.msg === 'listening') return entry.issuer;
  }
  return undefined;
}
