import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { REPOSITORY } from './stack/repository.ts';

/** Runs jest in the foreground; the code it ended with. */
export async function runJest(jestArguments: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...jestArguments];
  const run = spawn(process.execPath, args, { cwd: REPOSITORY, stdio: 'inherit', env });
  process.on('SIGINT', () => {}); // The terminal sends it to jest as well; we end when jest has.
  const [code] = await once(run, 'exit');
  return code ?? 1;
}
