import { startRedis } from '../../dev/programs/redis.ts';
import { startStack } from '../../dev/stack/start-stack.ts';
import { HIGH_LIMITS } from '../processes/high-limits.ts';
import { pidOf } from '../processes/pid-of.ts';
import { type Assembly, TOKEN_LIFETIME } from './assembly.ts';
import { settleDatabase } from './settle-database.ts';

/** The product as it runs in production, one process a service, durably. @throws {SetupError} */
export async function startProduct(
  gateway: Readonly<Record<string, string>> = HIGH_LIMITS,
): Promise<Assembly> {
  await using acquired = new AsyncDisposableStack();
  const redis = acquired.use(await startRedis({ report: () => {} }));
  const overrides = { gateway, authkit: TOKEN_LIFETIME };
  const stack = acquired.use(
    await startStack({ durable: true, redisUrl: redis.url, overrides, log: () => {} }),
  );
  const { processes, postgres } = stack;
  const pids = {
    gateway: pidOf(processes.gateway),
    'mcp-service': pidOf(processes.mcpService),
    'bookmark-service': pidOf(processes.bookmarkService),
    redis: pidOf(redis),
    postgres: pidOf(postgres),
  };
  const resources = acquired.move();
  return {
    name: 'product',
    mcpUrl: new URL(stack.mcpUrl),
    pids,
    settle: () => settleDatabase(postgres),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
