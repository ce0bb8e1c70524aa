import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { SetupError } from './processes/setup-error.ts';
import { provideRedis } from './programs/redis.ts';
import { REPOSITORY } from './stack/repository.ts';
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
  const stack = resources.use(
    await startStack({
      durable: false,
      redisUrl: redis.url,
      log: (source, line) => void logs.push(`[${source}] ${line}`),
    }),
  );
  say(`PostgreSQL and the services: on free ports of this machine, gateway ${stack.gatewayUrl}`);

  const environment = {
    E2E_MCP_URL: stack.mcpUrl,
    ...process.env,
    REDIS_URL: redis.url,
    TEST_DATABASE_URL: stack.postgres.adminUrl,
  };
  const code = await runJest(jestArguments, environment);
  if (code !== 0) console.error(`The last lines of the services:\n${logs.slice(-20).join('\n')}`);
  return code;
}

async function runJest(jestArguments: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...jestArguments];
  const run = spawn(process.execPath, args, { cwd: REPOSITORY, stdio: 'inherit', env });
  process.on('SIGINT', () => {}); // The terminal sends it to jest as well; we end when jest has.
  const [code] = await once(run, 'exit');
  return code ?? 1;
}
