import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SystemUser } from '../../processes/child.ts';
import { runCommand } from '../../processes/command.ts';
import { SetupError } from '../../processes/setup-error.ts';
import { type Binaries, usableBinaries } from './binaries.ts';
import { canEnter, postgresUser } from './system-user.ts';

export const SUPERUSER = 'postgres';

/** A database cluster (PostgreSQL's word for a data folder with all its databases), ready to be started. */
export type Cluster = {
  readonly folder: string;
  readonly superuserPassword: string;
  readonly binaries: Binaries;
  readonly runAs: SystemUser | undefined;
};

export type ClusterOptions = {
  /** The cluster is kept in `postgres/` in here. */
  readonly dataFolder: string;
  /** Whether everything must be on the disk before going on. */
  readonly durable: boolean;
  /** Receives what a person should know. */
  readonly say: (line: string) => void;
};

/** Opens the cluster of `dataFolder`, and makes it where there is none. @throws {SetupError} */
export async function openCluster({ dataFolder, durable, say }: ClusterOptions): Promise<Cluster> {
  const { home, runAs } = await findHome(resolve(dataFolder), say);
  const binaries = await usableBinaries(runAs, say);
  if (!(await exists(home))) await createCluster({ home, binaries, runAs, durable });
  const superuserPassword = await readFile(passwordFile(home), 'utf8');
  return { folder: clusterFolder(home), superuserPassword, binaries, runAs };
}

const clusterFolder = (home: string) => join(home, 'cluster');
const passwordFile = (home: string) => join(home, 'superuser-password');

async function findHome(dataFolder: string, say: (line: string) => void) {
  await mkdirPlainly(dataFolder);
  const home = join(dataFolder, 'postgres');
  const runAs = await postgresUser(home);
  if (runAs === undefined) return { home, runAs };
  await letOthersPass(dataFolder);
  if (await canEnter(dataFolder, runAs)) return { home, runAs };

  // PostgreSQL does not run as root, and the one it runs as cannot get here: /root, most likely.
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  const elsewhere = join('/var/lib/bookmarks', name);
  await mkdirPlainly(elsewhere);
  say(
    `PostgreSQL does not run as root, and its user cannot enter ${dataFolder}; its data is in ${elsewhere}`,
  );
  return { home: join(elsewhere, 'postgres'), runAs: await postgresUser(join(elsewhere, 'postgres')) };
}

async function mkdirPlainly(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new SetupError(`The folder ${folder} cannot be made: ${(cause as Error).message}`, { cause });
  }
}

async function letOthersPass(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  await chmod(folder, mode | 0o111);
}

type CreateOptions = Pick<Cluster, 'binaries' | 'runAs'> & {
  readonly home: string;
  readonly durable: boolean;
};

/** Made beside its place and renamed at the end, so that an interrupted attempt leaves no half cluster behind. */
async function createCluster({ home, binaries, runAs, durable }: CreateOptions): Promise<void> {
  const work = `${home}.new`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { mode: 0o700 });
  await writeFile(passwordFile(work), randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (runAs !== undefined) {
    for (const path of [passwordFile(work), work]) await chown(path, runAs.uid, runAs.gid);
  }
  const initialised = await runCommand(binaries.initdb, initdbArguments(work, durable), { runAs });
  if (!initialised.isOk) throw new SetupError(`initdb failed:\n${initialised.output.trim()}`);
  await rename(work, home);
}

function initdbArguments(home: string, durable: boolean): string[] {
  return [
    `--pgdata=${clusterFolder(home)}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile(home)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider sorts alike on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
