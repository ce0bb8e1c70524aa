import { SetupError } from './processes/setup-error.ts';
import { provideRedis } from './programs/redis.ts';
import { runJest } from './run-jest.ts';
import { startStack } from './stack/start-stack.ts';

/**
 * `npm test [-- jest's arguments]`: starts the stack and a Redis, runs jest against them, and stops what it started.
 * E2E_MCP_URL runs the end-to-end tests against another gateway.
 */
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}

async function run(jestArguments: readonly string[]): Promise<number> {
  const say = (line: string) => console.log(`test: ${line}`);
  const logs: string[] = [];
  await using resources = new AsyncDisposableStack();
  const redis = resources.use(await provideRedis(say));
  // A database of its own: what its callers use up of their limits is not that of the gateways that tests start.
  const stackRedisUrl = new URL('/1', redis.url).href;
  const stack = resources.use(
    await startStack({
      durable: false,
      redisUrl: stackRedisUrl,
      log: (source, line) => void logs.push(`[${source}] ${line}`),
    }),
  );
  say(`PostgreSQL and the services: on free ports of this machine, gateway ${stack.gatewayUrl}`);

  const environment = {
    E2E_MCP_URL: stack.mcpUrl,
    E2E_REDIS_URL: stackRedisUrl,
    ...process.env,
    REDIS_URL: redis.url,
    TEST_DATABASE_URL: stack.postgres.adminUrl,
  };
  const code = await runJest(jestArguments, environment);
  if (code !== 0) console.error(`The last lines of the services:\n${logs.slice(-20).join('\n')}`);
  return code;
}
