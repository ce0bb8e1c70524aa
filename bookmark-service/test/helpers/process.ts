import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  CALLER_SCHEMA,
  createIdentitySigner,
  generateKeyPair,
  IDENTITY_HEADER,
  signingKey,
} from '@bookmarks/identity';
import { Metadata } from '@grpc/grpc-js';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const keys = generateKeyPair('test');

/** The service as a process, and its log. */
export function aProcess(databaseUrl: string, settings: NodeJS.ProcessEnv = {}, program = MAIN) {
  const child = spawn(process.execPath, [program], {
    env: {
      PORT: '0',
      METRICS_PORT: '0',
      DATABASE_URL: databaseUrl,
      IDENTITY_VERIFICATION_KEYS: keys.publicJwkSet,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return {
    child,
    lines,
    [Symbol.asyncDispose]: async () => {
      if (isRunning(child)) child.kill('SIGKILL');
    },
  };
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

export async function until<Value>(look: () => Value | undefined): Promise<Value> {
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((later) => setImmediate(later));
  }
}

export const portIn = (lines: readonly string[]) => {
  const line = lines.find((text) => text.includes('"msg":"listening"'));
  return line === undefined ? undefined : (JSON.parse(line) as { port: number }).port;
};

/** Metadata of a call of the user of that name, which such a process believes. */
export async function metadataOf(name: string, method: 'oauth' | 'session' = 'oauth'): Promise<Metadata> {
  const scopes = ['bookmarks:read', 'bookmarks:write'];
  const caller = CALLER_SCHEMA.parse({ sub: `user_${name}`, scopes, method });
  const metadata = new Metadata();
  metadata.set(IDENTITY_HEADER, await createIdentitySigner(signingKey(keys.privateJwk))(caller));
  return metadata;
}
