import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../dev/processes/command.ts';
import { SetupError } from '../../dev/processes/setup-error.ts';
import { temporaryFolder } from '../../dev/stack/temporary-folder.ts';

const INSTALL_TIMEOUT_MS = 10 * 60_000;

/** The files of a commit, with the packages of its own lock file, in a folder that is removed at the end. */
export async function checkOut(
  repository: string,
  commit: string,
): Promise<AsyncDisposable & { readonly path: string }> {
  await using acquired = new AsyncDisposableStack();
  const folder = acquired.use(await temporaryFolder());
  const [archive, path] = [join(folder.path, 'files.tar'), join(folder.path, 'repository')];
  await mkdir(path);
  await run('git', ['archive', '--format=tar', `--output=${archive}`, commit], repository);
  await run('tar', ['-xf', archive], path);
  await run('npm', ['ci', '--no-audit', '--no-fund'], path);
  const resources = acquired.move();
  return { path, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { isOk, output } = await runCommand(command, args, { cwd, timeoutMs: INSTALL_TIMEOUT_MS });
  if (!isOk) throw new SetupError(`${command} ${args[0]} failed in ${cwd}:\n${output.trim()}`);
}
