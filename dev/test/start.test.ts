import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { freePort } from '../processes/ports.ts';
import { childrenOf, commandLineOf, isAlive } from '../processes/process-table.ts';
import { waitFor } from '../processes/wait-for.ts';
import { REPOSITORY } from '../stack/repository.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';

const READY_TIMEOUT_MS = 30_000;
const END_TIMEOUT_MS = 15_000;

type Launcher = {
  readonly process: ChildProcess;
  readonly port: number;
  output(): string;
  /** Waits for text in the output. */
  says(words: string): Promise<void>;
  /** Waits for the end. Returns the exit code. */
  ended(): Promise<number | null>;
};

describe('npm start', () => {
  let resources: AsyncDisposableStack;
  let dataFolder: string;
  beforeEach(async () => {
    resources = new AsyncDisposableStack();
    dataFolder = resources.use(await temporaryFolder()).path;
  });
  afterEach(() => resources.disposeAsync());

  async function launch(env: NodeJS.ProcessEnv = {}): Promise<Launcher> {
    const port = await freePort();
    const process = spawnLauncher({
      PORT: String(port),
      AUTHKIT_PORT: String(await freePort()),
      DATA_DIR: dataFolder,
      ...env,
    });
    let output = '';
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const exit = once(process, 'close');
    resources.defer(async () => {
      process.kill('SIGTERM');
      await exit;
    });
    const says = async (words: string) => {
      await waitFor(() => output.includes(words) || process.exitCode !== null, READY_TIMEOUT_MS);
      expect(output).toContain(words);
    };
    return { process, port, output: () => output, says, ended: async () => (await exit)[0] };
  }

  const ready = 'Bookmarks is ready.';

  const noneIsLeft = async (pids: readonly number[]) =>
    expect(await waitFor(() => pids.every((pid) => !isAlive(pid)), END_TIMEOUT_MS)).toBe(true);

  test('refuses the stand-in of a provider that there is no OAuth proxy for', async () => {
    const withAuthkit = { REDIS_URL: 'redis://127.0.0.1:1', AUTHKIT_DOMAIN: 'example.authkit.app' };
    for (const env of [{ REDIS_URL: undefined }, withAuthkit]) {
      const launcher = await launch({ UPSTREAM: 'github', ...env });
      await launcher.says('UPSTREAM needs REDIS_URL, and no AUTHKIT_DOMAIN');
      expect(await launcher.ended()).toBe(1);
    }
  });

  test('says where the server is, how to connect, and who can sign in', async () => {
    const launcher = await launch();
    await launcher.says('Ctrl-C stops everything');
    expect(launcher.output()).toContain(`http://localhost:${launcher.port}/mcp`);
    expect(launcher.output()).toContain('as anna, ben, chloe');
    const response = await fetch(`http://localhost:${launcher.port}/mcp`, { method: 'POST' });
    expect(response.status).toBe(401);
  });

  test('starts with a quiet log as well, and shows what is at its level alone', async () => {
    const launcher = await launch({ LOG_LEVEL: 'warn' });
    await launcher.says('Ctrl-C stops everything');
    expect(launcher.output()).toContain('[gateway]');
    expect(launcher.output()).not.toContain('listening');
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops everything on %s', async (signal) => {
    const launcher = await launch();
    await launcher.says(ready);
    const pids = await childrenOf(launcher.process.pid ?? 0);
    expect(pids.length).toBeGreaterThanOrEqual(5);
    launcher.process.kill(signal);
    launcher.process.kill(signal);
    expect(await launcher.ended()).toBe(0);
    await noneIsLeft(pids);
  });

  test('leaves no process when it is killed, and starts on the same data again', async () => {
    const killed = await launch();
    await killed.says(ready);
    const pids = await childrenOf(killed.process.pid ?? 0);
    killed.process.kill('SIGKILL');
    const launcher = await launch();
    await launcher.says(ready);
    await noneIsLeft(pids);
  });

  test('says which port is taken, before it starts anything', async () => {
    const first = await launch();
    await first.says(ready);
    const second = await launch({ PORT: String(first.port) });
    expect(await second.ended()).toBe(1);
    expect(second.output().trim()).toBe(
      `Port ${first.port} is taken: stop what uses it, or choose another with PORT=${first.port + 1000}.`,
    );
  });

  test('says that the data is in use by another one', async () => {
    const first = await launch();
    await first.says(ready);
    const second = await launch();
    expect(await second.ended()).toBe(1);
    expect(second.output()).toMatch(/is in use already, by process \d+\. Stop the other stack/);
  });

  test('stops everything, and says why, when a service dies', async () => {
    const launcher = await launch();
    await launcher.says(ready);
    const pids = await childrenOf(launcher.process.pid ?? 0);
    process.kill(await pidOf('gateway/src/main.ts', pids), 'SIGKILL');
    expect(await launcher.ended()).toBe(1);
    expect(launcher.output()).toContain('gateway ended by itself (SIGKILL), so everything stops.');
    await noneIsLeft(pids);
  });

  test('names every setting that is wrong', async () => {
    const launcher = await launch({ PORT: 'eighty', PUBLIC_URL: 'nowhere' });
    expect(await launcher.ended()).toBe(1);
    expect(launcher.output()).toContain('PORT: must be a port number');
    expect(launcher.output()).toContain('PUBLIC_URL: must be an absolute URL');
  });

  test('announces the address of a tunnel where PUBLIC_URL names one', async () => {
    const launcher = await launch({ PUBLIC_URL: 'https://bookmarks.example' });
    await launcher.says(ready);
    expect(launcher.output()).toContain('https://bookmarks.example/mcp');
    const path = '/.well-known/oauth-protected-resource/mcp';
    const metadata = await getAs('bookmarks.example', `http://localhost:${launcher.port}${path}`);
    expect(JSON.parse(metadata)).toMatchObject({ resource: 'https://bookmarks.example/mcp' });
  });
});

/** Requests what a tunnel would, which passes on the name that the client asked for; fetch cannot. */
async function getAs(host: string, url: string): Promise<string> {
  const [response] = await once(get(url, { headers: { host } }), 'response');
  return text(response);
}

function spawnLauncher(env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['dev/start.ts'], {
    cwd: REPOSITORY,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function pidOf(main: string, pids: readonly number[]): Promise<number> {
  for (const pid of pids) if ((await commandLineOf(pid)).includes(main)) return pid;
  throw new Error(`None of the processes runs ${main}.`);
}
