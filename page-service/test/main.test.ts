import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createSite } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type GetPageResponse, PageServiceClient } from '@bookmarks/protos';
import { credentials } from '@grpc/grpc-js';
import { expect, test } from '@jest/globals';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const CHECK_HEALTH = fileURLToPath(
  new URL('../../packages/grpc-server/src/check-health.ts', import.meta.url),
);
const SETTINGS = { PORT: '0', METRICS_PORT: '0', PUBLIC_URL: 'https://bookmarks.example' };

/** The service as a process, and its log. */
function aProcess(settings: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...SETTINGS, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const seen = new EventTarget();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    seen.dispatchEvent(new Event('line'));
  });
  const line = async (message: string) => {
    for (;;) {
      const found = lines.find((text) => text.includes(`"msg":"${message}"`));
      if (found !== undefined) return JSON.parse(found) as { port: number };
      await once(seen, 'line');
    }
  };
  return {
    child,
    lines,
    line,
    [Symbol.asyncDispose]: async () => {
      if (isRunning(child)) child.kill('SIGKILL');
    },
  };
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function getPage(port: number, url: string): Promise<GetPageResponse | undefined> {
  const client = new PageServiceClient(`127.0.0.1:${port}`, credentials.createInsecure());
  try {
    return await new Promise((resolve, reject) => {
      client.GetPage({ url }, { deadline: Date.now() + 30_000 }, (error, response) =>
        error ? reject(error) : resolve(response),
      );
    });
  } finally {
    client.close();
  }
}

async function aSite() {
  const site = createSite((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/html' }).end('<title>Of this machine</title>');
  });
  await once(site.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  return { url, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() };
}

async function healthOf(port: number): Promise<number> {
  const [code] = await once(spawn(process.execPath, [CHECK_HEALTH, String(port)], { env: {} }), 'exit');
  return code;
}

test('reads pages, is healthy, and drains when it is told to end', async () => {
  await using site = await aSite();
  await using service = aProcess({ INSECURE_FETCH_LOOPBACK: 'on' });
  const { port } = await service.line('listening');
  expect(await healthOf(port)).toBe(0);
  await expect(getPage(port, site.url)).resolves.toMatchObject({
    outcome: 'OUTCOME_OK',
    page: { title: 'Of this machine' },
  });
  service.child.kill('SIGTERM');
  const [code] = await once(service.child, 'exit');
  expect(code).toBe(0);
});

test('does not go to this machine unless it is told to', async () => {
  await using site = await aSite();
  await using service = aProcess();
  const { port } = await service.line('listening');
  await expect(getPage(port, site.url)).resolves.toMatchObject({ outcome: 'OUTCOME_BLOCKED', httpStatus: 0 });
});

test('serves on after SIGTERM for as long as its settings say, though it is not ready', async () => {
  await using service = aProcess({ SHUTDOWN_DELAY_SECONDS: '60' });
  const { port } = await service.line('listening');
  service.child.kill('SIGTERM');
  await service.line('draining');
  expect(await healthOf(port)).toBe(1);
});

test('serves its metrics on a port of their own', async () => {
  await using service = aProcess();
  const { port } = await service.line('serving metrics');
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(await response.text()).toContain('page_seconds');
});

test.each([
  ['its settings are wrong', { PUBLIC_URL: '' }, /PUBLIC_URL: is required/],
  ['its port is taken', {}, /Port \d+ is taken/],
])('ends with 1 and one sentence when %s', async (_what, settings, sentence) => {
  await using taken = createServer();
  await once(taken.listen(0, '::'), 'listening');
  const PORT = String((taken.address() as AddressInfo).port);
  await using service = aProcess({ PORT, ...settings });
  const [code] = await once(service.child, 'exit');
  expect(code).toBe(1);
  const last = JSON.parse(service.lines.at(-1) ?? '');
  expect(last).toMatchObject({ level: 'fatal', msg: expect.stringMatching(sentence) });
});
