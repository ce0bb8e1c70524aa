import { startRedis } from '../../dev/programs/redis.ts';
import { startStack } from '../../dev/stack/start-stack.ts';
import { HIGH_LIMITS } from '../processes/high-limits.ts';
import { pidOf } from '../processes/pid-of.ts';
import { tokenFor } from '../processes/token-for.ts';

export type RunningGateway = AsyncDisposable & {
  readonly url: URL;
  readonly pids: Readonly<Record<'gateway' | 'redis', number>>;
  /** A new access token; it lives for five minutes. */
  token(): Promise<string>;
};

/** The gateway as it runs in production, with the upstream in the place of the MCP service. @throws {SetupError} */
export async function startGateway(upstream: URL): Promise<RunningGateway> {
  await using acquired = new AsyncDisposableStack();
  const redis = acquired.use(await startRedis({ report: () => {} }));
  const overrides = { gateway: { ...HIGH_LIMITS, MCP_SERVICE_URL: upstream.origin } };
  const stack = acquired.use(
    await startStack({ durable: false, redisUrl: redis.url, overrides, log: () => {} }),
  );
  const pids = { gateway: pidOf(stack.processes.gateway), redis: pidOf(redis) };
  const resources = acquired.move();
  const url = new URL(stack.mcpUrl);
  return {
    url,
    pids,
    token: () => tokenFor(url),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
