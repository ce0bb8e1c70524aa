import type { Restartable } from '../processes/restartable.ts';
import { type Redis, startRedis } from '../programs/redis.ts';
import { type Inspectors, inspectedAt } from '../stack/node-options.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { type Crowd, signInCrowd } from './crowd.ts';

/** The local stack with its Redis, and people at work in it. */
export type LocalProduct = AsyncDisposable & {
  readonly stack: Stack;
  readonly redis: Redis;
  readonly crowd: Crowd;
  /** What it consists of, the stand-in for AuthKit left out. */
  readonly processes: readonly Restartable[];
  /** What the services wrote last that is worth to be read. */
  readonly lastLines: () => string;
};

export type LocalProductOptions = {
  /** How many are signed in. */
  readonly people: number;
  /** Where the stack keeps its data; absent: a temporary folder. */
  readonly dataFolder?: string;
  /** Where its services can be inspected; absent: nowhere. */
  readonly inspectors?: Inspectors;
  /** Gives the start up. */
  readonly signal: AbortSignal;
};

/** All who call have one address here, which no limit is made for. */
const NO_ADDRESS_LIMIT = { RATE_LIMIT_ADDRESS: '100000/20' };
/** So that tokens are renewed all the time. */
const TOKEN_SECONDS = '120';
const ROUTINE = /"level":"info"/;
const SHOWN_LINES = 20;
const SHOWN_LENGTH = 400;

/** Starts it as it runs in production, one process a service, durably. @throws {SetupError} */
export async function startLocalProduct(options: LocalProductOptions): Promise<LocalProduct> {
  await using acquired = new AsyncDisposableStack();
  // Not with the data: what happens to the disk of PostgreSQL is nothing to the stand-in.
  const authkitFolder = acquired.use(await temporaryFolder());
  const lines: string[] = [];
  const { inspectors } = options;
  const inspected = (service: keyof Inspectors) => inspectors && inspectedAt(inspectors, service);
  const redis = acquired.use(await startRedis({ report: () => {} }));
  const stack = acquired.use(
    await startStack({
      durable: true,
      hasPages: true,
      redisUrl: redis.url,
      ...(options.dataFolder !== undefined && { dataFolder: options.dataFolder }),
      overrides: {
        gateway: { ...NO_ADDRESS_LIMIT, ...inspected('gateway') },
        mcpService: { ...inspected('mcpService') },
        bookmarkService: { ...inspected('bookmarkService') },
        pageService: { ...inspected('pageService') },
        authkit: { ACCESS_TOKEN_LIFETIME_SECONDS: TOKEN_SECONDS, DATA_DIR: authkitFolder.path },
      },
      log: (source, line) => keepRemarkable(lines, `[${source}] ${line}`),
      signal: options.signal,
    }),
  );
  const crowd = acquired.use(await signInCrowd(stack.mcpUrl, options.people));
  const { gateway, mcpService, bookmarkService, pageService } = stack.processes;
  const resources = acquired.move();
  return {
    stack,
    redis,
    crowd,
    processes: [stack.postgres, redis, bookmarkService, pageService, mcpService, gateway],
    lastLines: () => lines.join('\n'),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

function keepRemarkable(lines: string[], line: string): void {
  if (ROUTINE.test(line)) return;
  lines.push(line.slice(0, SHOWN_LENGTH));
  if (lines.length > SHOWN_LINES) lines.shift();
}
