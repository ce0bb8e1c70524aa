import { connectPoke } from '../../dev/poke/poke-session.ts';
import { startRedis } from '../../dev/programs/redis.ts';
import { startStack } from '../../dev/stack/start-stack.ts';

/** Far above what one machine can do: what is measured is never a refusal. */
const NO_LIMITS = {
  RATE_LIMIT_CALLER: '9000000/900',
  RATE_LIMIT_TOOLS: '9000000/900',
};
const USERS = ['anna', 'ben', 'chloe'];

/** The whole product, every process of which can be watched. */
export type RunningProduct = AsyncDisposable & {
  readonly mcpUrl: URL;
  /** One access token for each user. */
  tokens(): Promise<string[]>;
  readonly pids: Readonly<
    Record<'gateway' | 'mcp-service' | 'bookmark-service' | 'redis' | 'postgres', number>
  >;
};

/** Starts it as it runs in production, one process a service, durably. @throws {SetupError} */
export async function startProduct(): Promise<RunningProduct> {
  await using acquired = new AsyncDisposableStack();
  const redis = acquired.use(await startRedis({ report: () => {} }));
  const overrides = { gateway: NO_LIMITS };
  const stack = acquired.use(
    await startStack({ durable: true, redisUrl: redis.url, overrides, log: () => {} }),
  );
  const pids = {
    gateway: pidOf(stack.processes.gateway),
    'mcp-service': pidOf(stack.processes.mcpService),
    'bookmark-service': pidOf(stack.processes.bookmarkService),
    redis: pidOf(redis),
    postgres: pidOf(stack.postgres),
  };
  const resources = acquired.move();
  return {
    mcpUrl: new URL(stack.mcpUrl),
    tokens: () => Promise.all(USERS.map((user) => tokenOf(user, stack.mcpUrl))),
    pids,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function tokenOf(loginHint: string, mcpUrl: string): Promise<string> {
  await using session = await connectPoke({ mcpUrl, loginHint });
  return session.accessToken;
}

function pidOf({ name, pid }: { readonly name: string; readonly pid: number | undefined }): number {
  if (pid === undefined) throw new Error(`${name} does not run.`);
  return pid;
}
