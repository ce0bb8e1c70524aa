import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The first of `commands` that one of `folders` holds and this user may run. */
export async function findOnPath(
  commands: readonly string[],
  folders: readonly string[] = (process.env.PATH ?? '').split(delimiter),
): Promise<string | undefined> {
  for (const command of commands) {
    for (const folder of folders.filter(Boolean)) {
      const path = join(folder, command);
      if (await isExecutable(path)) return path;
    }
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
