import { SetupError } from '../../dev/processes/setup-error.ts';

/** @throws {SetupError} where it has ended. */
export function pidOf({ name, pid }: { readonly name: string; readonly pid: number | undefined }): number {
  if (pid === undefined) throw new SetupError(`${name} has ended.`);
  return pid;
}
