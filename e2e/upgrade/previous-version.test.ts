import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCommand } from '../../dev/processes/command.ts';
import { SetupError } from '../../dev/processes/setup-error.ts';
import { type TemporaryFolder, temporaryFolder } from '../../dev/stack/temporary-folder.ts';
import { findPreviousVersion } from './previous-version.ts';

let folder: TemporaryFolder;
let repository: string;
const AUTHOR = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

async function git(...args: string[]): Promise<string> {
  const { isOk, output } = await runCommand('git', [...AUTHOR, ...args], { cwd: repository });
  if (!isOk) throw new Error(output);
  return output.trim();
}

/** Commits a file. Returns the commit. */
async function commit(file: string): Promise<string> {
  await writeFile(join(repository, file), file);
  await git('add', '.');
  await git('commit', '--quiet', '--message', file);
  return git('rev-parse', 'HEAD');
}

beforeAll(async () => {
  folder = await temporaryFolder();
  repository = join(folder.path, 'repository');
  await mkdir(join(repository, 'bookmark-service/migrations'), { recursive: true });
  await git('init', '--quiet');
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

const found = async (named?: string) => (await findPreviousVersion(repository, named)).commit;

test('is the commit before the newest migration, then the newest release, unless one is named', async () => {
  await commit('bookmark-service/migrations/0001_one.sql');
  const before = await commit('code');
  await commit('bookmark-service/migrations/0002_two.sql');
  await commit('more-code');
  expect(await found()).toBe(before);

  await git('tag', 'v1.9.0');
  const release = await commit('release');
  await git('tag', 'v1.10.0');
  await commit('after-the-release');
  expect(await found()).toBe(release);

  await git('tag', 'v2.0.0');
  expect(await found()).toBe(release);
  expect(await found(before.slice(0, 8))).toBe(before);
});

test('is what is committed, where the newest migration is not', async () => {
  await git('tag', '--delete', 'v1.9.0', 'v1.10.0', 'v2.0.0');
  await writeFile(join(repository, 'bookmark-service/migrations/0003_three.sql'), '');
  expect(await found()).toBe(await git('rev-parse', 'HEAD'));
});

test('is what a branch was merged into, where its migration got its number in the merge', async () => {
  const migrations = 'bookmark-service/migrations';
  await git('checkout', '--quiet', '-b', 'branch');
  await commit(`${migrations}/0003_three.sql`);
  await git('checkout', '--quiet', '-');
  const before = await commit('meanwhile');
  await git('merge', '--quiet', '--no-commit', '--no-ff', 'branch');
  await git('mv', `${migrations}/0003_three.sql`, `${migrations}/0004_three.sql`);
  await git('commit', '--quiet', '--message', 'merge');
  expect(await found()).toBe(before);
});

test('says what to do where git cannot say', async () => {
  const shallow = join(folder.path, 'shallow');
  await git('clone', '--quiet', '--depth=1', pathToFileURL(repository).href, shallow);
  await expect(findPreviousVersion(shallow, undefined)).rejects.toThrow(
    /shallow.*git fetch --unshallow --tags/,
  );
  await expect(findPreviousVersion(folder.path, undefined)).rejects.toThrow(/no clone: clone it with git/);
  await expect(findPreviousVersion(repository, 'v9')).rejects.toThrow(SetupError);
});
