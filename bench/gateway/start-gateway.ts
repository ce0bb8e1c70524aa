import { startRedis } from '../../dev/programs/redis.ts';
import { startStack } from '../../dev/stack/start-stack.ts';
import { TOKEN_LIFETIME } from '../path/assembly.ts';
import { HIGH_LIMITS } from '../processes/high-limits.ts';
import { pidOf } from '../processes/pid-of.ts';
import { tokenFor } from '../processes/token-for.ts';

export type RunningGateway = AsyncDisposable & {
  readonly url: URL;
  readonly pids: Readonly<Record<string, number>>;
  token(): Promise<string>;
};

/** The gateway as it runs in production, with the upstream in the place of the MCP service. @throws {SetupError} */
export async function startGateway(
  upstream: URL,
  { hasRedis }: { hasRedis: boolean },
): Promise<RunningGateway> {
  await using acquired = new AsyncDisposableStack();
  const redis = hasRedis ? acquired.use(await startRedis({ report: () => {} })) : undefined;
  const overrides = {
    gateway: { ...HIGH_LIMITS, MCP_SERVICE_URL: upstream.origin },
    authkit: TOKEN_LIFETIME,
  };
  const stack = acquired.use(
    await startStack({ durable: false, redisUrl: redis?.url, overrides, log: () => {} }),
  );
  const pids = { gateway: pidOf(stack.processes.gateway), ...(redis && { redis: pidOf(redis) }) };
  const resources = acquired.move();
  const url = new URL(stack.mcpUrl);
  return {
    url,
    pids,
    token: () => tokenFor(url),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
