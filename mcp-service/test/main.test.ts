import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { generateKeyPair } from '@bookmarks/identity';
import { expect, test } from '@jest/globals';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const VALID = {
  PORT: '0',
  METRICS_PORT: '0',
  BOOKMARK_SERVICE_ADDRESS: '127.0.0.1:1',
  IDENTITY_VERIFICATION_KEYS: generateKeyPair('test').publicJwkSet,
  PUBLIC_URL: 'https://bookmarks.example',
  CONFIRMATION_KEY: 'c'.repeat(32),
};

/** How the service ends with these settings, and its fatal line. */
async function endOf(settings: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...VALID, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  // Not always the last: lines of another level come through a buffer of their own.
  return { code, fatal: lines.find(({ level }) => level === 'fatal') };
}

test('ends with 1 and one sentence that names every wrong setting', async () => {
  const { code, fatal } = await endOf({
    BOOKMARK_SERVICE_ADDRESS: '',
    CONFIRMATION_KEY: 'example-confirmation-key-for-the-local-stack-only',
  });
  expect(code).toBe(1);
  expect(fatal).not.toHaveProperty('err');
  expect(fatal.msg).toContain('BOOKMARK_SERVICE_ADDRESS: is required');
  expect(fatal.msg).toContain('CONFIRMATION_KEY: is the example key');
});

test('serves on after SIGTERM for as long as its settings say, each connection for one answer', async () => {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...VALID, SHUTDOWN_DELAY_SECONDS: '60' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await using resources = new AsyncDisposableStack();
  resources.defer(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const lineWith = async (message: string) => {
    for (;;) {
      const line = JSON.parse((await lines.next()).value ?? '');
      if (line.msg === message) return line;
    }
  };
  const { port } = await lineWith('listening');
  child.kill('SIGTERM');
  await lineWith('draining');
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
});

test('ends with 1 and one sentence when its port is taken', async () => {
  await using taken = createServer();
  await once(taken.listen(0, '::'), 'listening');
  const { port } = taken.address() as AddressInfo;
  const { code, fatal } = await endOf({ PORT: String(port) });
  expect(code).toBe(1);
  expect(fatal.msg).toContain(`Port ${port} is taken`);
  expect(fatal).not.toHaveProperty('err');
});
