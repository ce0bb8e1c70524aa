import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { generateKeyPair } from '@bookmarks/identity';
import { Client, credentials, type ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from './helpers/database.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
});

/** The service as a process, and its log. */
function aProcess(databaseUrl: string) {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PORT: '0',
      METRICS_PORT: '0',
      DATABASE_URL: databaseUrl,
      IDENTITY_VERIFICATION_KEYS: generateKeyPair('test').publicJwkSet,
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

async function until<Value>(look: () => Value | undefined): Promise<Value> {
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((later) => setImmediate(later));
  }
}

/** grpc.health.v1.Health/Check for the whole server, without the generated client: 1 is SERVING, 2 is NOT_SERVING. */
function healthOf(port: number): Promise<number | undefined> {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      '/grpc.health.v1.Health/Check',
      () => Buffer.alloc(0),
      (bytes: Buffer) => bytes[1] ?? 0,
      {},
      (error: ServiceError | null, status?: number) => {
        client.close();
        if (error) reject(error);
        else resolve(status);
      },
    );
  });
}

const portIn = (lines: readonly string[]) => {
  const line = lines.find((text) => text.includes('"msg":"listening"'));
  return line === undefined ? undefined : (JSON.parse(line) as { port: number }).port;
};

test('serves once the database is within reach, and drains when it is told to end', async () => {
  await using service = aProcess(database.serviceUrl);
  const port = await until(() => portIn(service.lines));
  await until(() => service.lines.find((line) => line.includes('within reach')));
  expect(await healthOf(port)).toBe(1);
  service.child.kill('SIGTERM');
  const [code] = await once(service.child, 'exit');
  expect(code).toBe(0);
});

test('is not ready while the database is away', async () => {
  await using service = aProcess('postgresql://nobody@127.0.0.1:1/none');
  const port = await until(() => portIn(service.lines));
  await until(() => service.lines.find((line) => line.includes('out of reach')));
  expect(await healthOf(port)).toBe(2);
});

test('refuses to run with a role that row-level security does not bind', async () => {
  await using service = aProcess(database.ownerUrl);
  const [code] = await once(service.child, 'exit');
  expect(code).toBe(1);
  expect(service.lines.join()).toContain('member of bookmarks_app');
});
