import { randomBytes } from 'node:crypto';
import type { Child } from '../processes/child.ts';
import { runCommand } from '../processes/command.ts';
import { freePort } from '../processes/ports.ts';
import { Restartable } from '../processes/restartable.ts';
import { startUntilReady } from '../processes/start-until-ready.ts';
import { type FoundCommand, type FoundProgram, findProgram, type Report } from './find-program.ts';
import { PROGRAMS } from './programs.ts';

/** A Redis server of one's own, that can be made to fail. It keeps nothing on disk. */
export class Redis extends Restartable {
  readonly url: string;

  constructor(source: FoundProgram, port: number) {
    super({
      name: 'redis',
      onLine: () => {},
      launch: (onLine, abort) =>
        source.kind === 'docker'
          ? launchContainer(source.image, port, { onLine, abort })
          : launchCommand(source, port, { onLine, abort }),
    });
    this.url = `redis://127.0.0.1:${port}`;
  }
}

/** Where a Redis comes from: the one that REDIS_URL names, or a program to start. */
export type RedisSource = { readonly kind: 'url'; readonly url: string } | FoundProgram;

type Observe = { readonly onLine: (line: string) => void; readonly abort: AbortSignal };

const CONTAINER_PORT = 6379;
const READINESS = {
  name: 'Redis',
  cwd: '/',
  readinessIn: (line: string) => /ready to accept connections/i.test(line) || undefined,
  timeoutMs: 60_000, // Docker may have to fetch the image.
};
const NO_PERSISTENCE = ['--save', '', '--appendonly', 'no'];

/** Says which Redis there is, and brings one where there is none. @throws {SetupError} */
export async function findRedis(report: Report): Promise<RedisSource> {
  const url = process.env.REDIS_URL;
  if (!url) return findProgram(PROGRAMS.redis, report);
  report(`Redis: REDIS_URL (${new URL(url).host})`);
  return { kind: 'url', url };
}

/** The Redis that REDIS_URL names, or a private one. For tests that only need one, not one that fails. */
export async function provideRedis(report: Report): Promise<AsyncDisposable & { readonly url: string }> {
  const source = await findRedis(report);
  if (source.kind === 'url') return { url: source.url, [Symbol.asyncDispose]: async () => {} };
  return startRedis({ report, source });
}

/** Starts a private Redis on the loopback interface. @throws {SetupError} */
export async function startRedis(options: {
  readonly report: Report;
  readonly port?: number;
  readonly source?: FoundProgram;
}): Promise<Redis> {
  const source = options.source ?? (await findProgram(PROGRAMS.redis, options.report));
  const port = options.port ?? (await freePort());
  const redis = new Redis(source, port);
  await redis.start();
  return redis;
}

async function launchCommand(
  { path, libraryPath }: FoundCommand,
  port: number,
  observe: Observe,
): Promise<Child> {
  const args = ['--bind', '127.0.0.1', '--port', String(port), ...NO_PERSISTENCE];
  const env = { ...process.env, ...(libraryPath && { LD_LIBRARY_PATH: libraryPath }) };
  const { child } = await startUntilReady({ ...READINESS, ...observe, command: path, args, env });
  return child;
}

async function launchContainer(image: string, port: number, observe: Observe): Promise<Child> {
  const name = `bookmarks-redis-${randomBytes(6).toString('hex')}`;
  const publish = `--publish=127.0.0.1:${port}:${CONTAINER_PORT}`;
  // No command: the image's own is the server, and takes options.
  const args = ['run', '--rm', `--name=${name}`, publish, image, ...NO_PERSISTENCE];
  const run = { command: 'docker', args, env: process.env };
  const { child } = await startUntilReady({ ...READINESS, ...observe, ...run });
  // The container belongs to the engine: a signal to the docker command would leave it running.
  const signal = async (signal: NodeJS.Signals) =>
    void (await runCommand('docker', ['kill', '--signal', signal, name]));
  const stop = async () => {
    await signal('SIGCONT'); // A paused container would not see the signal that stops it.
    return child.stop();
  };
  return { ...child, signal, stop };
}
