import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { freePort } from '../processes/ports.ts';
import { isAlive } from '../processes/process-table.ts';
import { waitFor } from '../processes/wait-for.ts';
import { ServiceProcess } from '../stack/process.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { LISTENING_SERVICE, writeProgram } from './write-program.ts';

describe('ServiceProcess', () => {
  let resources: AsyncDisposableStack;
  beforeEach(() => {
    resources = new AsyncDisposableStack();
  });
  afterEach(() => resources.disposeAsync());

  async function aService(source: string, env: NodeJS.ProcessEnv = {}, startTimeoutMs = 20_000) {
    const folder = resources.use(await temporaryFolder());
    const main = await writeProgram(folder.path, source);
    const log = () => {};
    return resources.use(
      new ServiceProcess({ name: 'fake', main, cwd: folder.path, env, log, startTimeoutMs }),
    );
  }
  const greet = (port: number | undefined, signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${port}`, signal ? { signal } : {}).then((response) => response.text());

  test('is started once it listens, and knows its port', async () => {
    const service = await aService(LISTENING_SERVICE, { PORT: '0', GREETING: 'hello' });
    await service.start();
    expect(await greet(service.port)).toBe('hello');
  });

  test('drains on stop, which leaves no process', async () => {
    const service = await aService(LISTENING_SERVICE, { PORT: '0' });
    await service.start();
    const pid = service.pid ?? 0;
    await service.stop();
    expect(service.lines.at(-1)).toContain('draining');
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  test('comes back at the same port with changed settings', async () => {
    const port = await freePort();
    const service = await aService(LISTENING_SERVICE, { PORT: String(port), GREETING: 'hello' });
    await service.start();
    await service.restart({ GREETING: 'hello again' });
    expect(service.port).toBe(port);
    expect(await greet(port)).toBe('hello again');
  });

  test('says which settings were wrong when the process ends early', async () => {
    const service = await aService(
      `console.log(JSON.stringify({ level: 'fatal', msg: 'PORT is not valid' })); process.exitCode = 1;`,
    );
    await expect(service.start()).rejects.toThrow(
      /^fake ended \(exit code 1\) before it was ready.*\[fake\] FATAL PORT is not valid$/s,
    );
  });

  test('gives up on a process that never listens', async () => {
    const service = await aService(`setInterval(() => {}, 1000);`, {}, 200);
    await expect(service.start()).rejects.toThrow('fake took more than 200 ms before it was ready');
    expect(service.pid).toBeUndefined();
  });

  test('reports a death that nobody asked for, and no other end', async () => {
    const service = await aService(LISTENING_SERVICE, { PORT: '0' });
    const deaths: string[] = [];
    void service.died.then(({ name, reason }) => deaths.push(`${name}: ${reason}`));
    await service.start();
    await service.kill();
    await service.restart();
    expect(deaths).toEqual([]);
    process.kill(service.pid ?? 0, 'SIGKILL');
    await service.died;
    expect(deaths).toEqual(['fake: SIGKILL']);
  });

  test('answers nothing while it is paused', async () => {
    const service = await aService(LISTENING_SERVICE, { PORT: '0', GREETING: 'awake' });
    await service.start();
    await service.pause();
    await expect(greet(service.port, AbortSignal.timeout(300))).rejects.toThrow('aborted due to timeout');
    await service.resume();
    expect(await greet(service.port)).toBe('awake');
  });

  test('can be stopped while it is paused', async () => {
    const service = await aService(LISTENING_SERVICE, { PORT: '0' });
    await service.start();
    await service.pause();
    await service.stop();
    expect(service.pid).toBeUndefined();
  });

  test('ends when the process that started it is killed', async () => {
    const folder = resources.use(await temporaryFolder());
    const main = await writeProgram(folder.path, LISTENING_SERVICE);
    const child = new URL('../processes/child.ts', import.meta.url).href;
    const launcher = await aService(`
      import { startChild } from '${child}';
      const started = await startChild({
        command: process.execPath, args: ['${main}'], cwd: '/', env: { PORT: '0' },
        onLine: () => console.log(JSON.stringify({ msg: 'listening', port: started.pid })),
      });
    `);
    await launcher.start();
    const grandchild = launcher.port ?? 0;
    expect(isAlive(grandchild)).toBe(true);
    await launcher.kill();
    expect(await waitFor(() => !isAlive(grandchild), 5_000)).toBe(true);
  });
});
