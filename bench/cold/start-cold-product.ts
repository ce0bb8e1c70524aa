import { type Redis, startRedis } from '../../dev/programs/redis.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { tokenFor } from '../processes/token-for.ts';

/** The whole product, each process of which can be stopped and started. */
export type ColdProduct = AsyncDisposable & {
  readonly stack: Stack;
  readonly redis: Redis;
  /** A new access token, which lives for five minutes. */
  token(): Promise<string>;
};

/** @throws {SetupError} */
export async function startColdProduct(): Promise<ColdProduct> {
  await using acquired = new AsyncDisposableStack();
  const redis = acquired.use(await startRedis({ report: () => {} }));
  const stack = acquired.use(await startStack({ durable: true, redisUrl: redis.url, log: () => {} }));
  const resources = acquired.move();
  return {
    stack,
    redis,
    token: () => tokenFor(new URL(stack.mcpUrl)),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
