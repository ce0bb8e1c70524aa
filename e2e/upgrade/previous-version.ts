import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../dev/processes/command.ts';
import { SetupError } from '../../dev/processes/setup-error.ts';

const MIGRATIONS = 'bookmark-service/migrations';

/** The version that runs while this one is put in its place. */
export type PreviousVersion = {
  readonly commit: string;
  /** Why it is this one, for people. */
  readonly reason: string;
};

/**
 * The commit that `named` names; else the newest release before this commit; else the commit before the newest migration.
 *
 * @throws {SetupError} where git cannot say.
 */
export async function findPreviousVersion(
  repository: string,
  named: string | undefined,
): Promise<PreviousVersion> {
  const git = (...args: string[]) => runGit(repository, args);
  if ((await git('rev-parse', '--git-dir')) === undefined)
    throw new SetupError(
      'The version before is taken out of git, and this folder is no clone: clone it with git.',
    );
  if (named !== undefined) {
    const commit = await git('rev-parse', '--verify', '--quiet', `${named}^{commit}`);
    if (!commit)
      throw new SetupError(`There is no commit ${named} in this clone: git fetch --unshallow --tags`);
    return { commit, reason: `as asked: ${named}` };
  }
  if ((await git('rev-parse', '--is-shallow-repository')) !== 'false')
    throw new SetupError(
      'This clone is shallow, so the version before is not in it: git fetch --unshallow --tags',
    );
  return (await newestRelease(git)) ?? (await beforeNewestMigration(repository, git));
}

type Git = (...args: string[]) => Promise<string | undefined>;

async function newestRelease(git: Git): Promise<PreviousVersion | undefined> {
  const before = ['--merged', 'HEAD', '--no-contains', 'HEAD'];
  const [tag] = ((await git('tag', '--list', 'v*', '--sort=-v:refname', ...before)) ?? '').split('\n');
  const commit = tag && (await git('rev-parse', `${tag}^{commit}`));
  return commit ? { commit, reason: `the newest release: ${tag}` } : undefined;
}

async function beforeNewestMigration(repository: string, git: Git): Promise<PreviousVersion> {
  const newest = (await readdir(join(repository, MIGRATIONS))).sort().at(-1);
  // Along the first parents, since a migration can get its number in the merge that brings it.
  const options = ['--first-parent', '--diff-filter=A', '--format=%H', '-1'];
  const adding = await git('log', ...options, '--', `${MIGRATIONS}/${newest}`);
  // A migration that is not committed yet comes after everything that is.
  const commit = await git('rev-parse', '--verify', adding ? `${adding}^` : 'HEAD');
  if (!commit) throw new SetupError('No version is before this one: name a commit.');
  return { commit, reason: `the commit before ${newest}` };
}

/** What git writes; undefined where it fails. */
async function runGit(cwd: string, args: readonly string[]): Promise<string | undefined> {
  const { isOk, output } = await runCommand('git', args, { cwd });
  return isOk ? output.trim() : undefined;
}
