import { SetupError } from '../../dev/processes/setup-error.ts';
import { ServiceProcess } from '../../dev/stack/process.ts';
import { REPOSITORY } from '../../dev/stack/repository.ts';

export type StartedProcess = AsyncDisposable & { readonly url: URL; readonly pid: number };

/** Starts a program of the bench that Node runs, and waits until it listens. @throws {SetupError} */
export async function startProcess(
  name: string,
  main: string,
  env: Readonly<Record<string, string>> = {},
): Promise<StartedProcess> {
  const started = new ServiceProcess({ name, main, cwd: REPOSITORY, env, log: () => {} });
  await started.start();
  const { pid, port } = started;
  if (pid === undefined || port === undefined) throw new SetupError(`${name} has ended.`);
  return {
    url: new URL(`http://127.0.0.1:${port}/mcp`),
    pid,
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  };
}
