import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../dev/processes/setup-error.ts';
import { provideRedis } from '../../dev/programs/redis.ts';
import { REPOSITORY } from '../../dev/stack/repository.ts';
import { checkOut } from './check-out.ts';
import { findPreviousVersion } from './previous-version.ts';

/**
 * `npm run test:upgrade [-- commit]`: this version takes the place of the one before, which goes on beside it, on one
 * database, while people use both. Ends with 1 when anything of it fails.
 */
const CONFIG = fileURLToPath(new URL('./jest.config.ts', import.meta.url));

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run(named: string | undefined): Promise<number> {
  const { commit, reason } = await findPreviousVersion(REPOSITORY, named);
  say(`the version before is ${commit} (${reason}); npm installs its packages`);
  await using resources = new AsyncDisposableStack();
  const redis = resources.use(await provideRedis(say));
  const previous = resources.use(await checkOut(REPOSITORY, commit));
  return await runJest({ ...process.env, REDIS_URL: redis.url, PREVIOUS_VERSION: previous.path });
}

async function runJest(env: NodeJS.ProcessEnv): Promise<number> {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const running = spawn(process.execPath, [...options, jest, '--config', CONFIG], { stdio: 'inherit', env });
  process.on('SIGINT', () => {}); // The terminal sends it to jest as well; this process tidies up when jest has ended.
  const [code] = await once(running, 'exit');
  return code ?? 1;
}

function say(line: string): void {
  process.stdout.write(`upgrade: ${line}\n`);
}
