import { stat } from 'node:fs/promises';
import type { SystemUser } from '../../processes/child.ts';
import { runCommand } from '../../processes/command.ts';
import { SetupError } from '../../processes/setup-error.ts';
import { isRoot } from '../../programs/cache-folder.ts';

/** Unprivileged users that systems have, best first. */
const CANDIDATES = ['postgres', 'nobody'];

/**
 * The user to run PostgreSQL as, which refuses to run as root; undefined: the one who runs this process. What exists
 * in `folder` already belongs to somebody, who stays the one.
 */
export async function postgresUser(folder: string): Promise<SystemUser | undefined> {
  const owner = await ownerOf(folder);
  if (!isRoot()) {
    if (owner === undefined || owner.uid === process.getuid?.()) return undefined;
    throw new SetupError(
      `${folder} belongs to another user (uid ${owner.uid}), who started the stack before. Start it as that user or ` +
        'as root, or remove the folder; the bookmarks in it go with it.',
    );
  }
  if (owner !== undefined && owner.uid !== 0) return owner;
  for (const name of CANDIDATES) {
    const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)]);
    if (uid && gid) return { uid, gid };
  }
  throw new SetupError(
    `PostgreSQL refuses to run as root, and none of the users ${CANDIDATES} exists: make one with useradd postgres.`,
  );
}

/** Whether the user may pass through the folder; the system knows best, so it is asked. */
export async function canEnter(folder: string, runAs: SystemUser): Promise<boolean> {
  return (await runCommand('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { runAs })).isOk;
}

async function ownerOf(path: string): Promise<SystemUser | undefined> {
  return stat(path).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  );
}

async function idOf(option: '-u' | '-g', name: string): Promise<number | undefined> {
  const { isOk, output } = await runCommand('id', [option, name]);
  return isOk ? Number(output) : undefined;
}
