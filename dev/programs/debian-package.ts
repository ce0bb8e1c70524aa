import { glob, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runCommand } from '../processes/command.ts';
import { isRoot, programsFolder } from './cache-folder.ts';
import type { FoundCommand, Report } from './find-program.ts';
import { findOnPath } from './path.ts';
import type { Program } from './programs.ts';

const INSTALL_TIMEOUT_MS = 5 * 60_000;

/** Brings a program with Debian's packages, into the system as root and into a folder as anybody else. */
export async function commandFromDebian(program: Program, report: Report): Promise<FoundCommand | undefined> {
  if ((await findOnPath(['apt-get'])) === undefined) return undefined;
  return isRoot() ? installedCommand(program, report) : unpackedCommand(program, report);
}

async function installedCommand(program: Program, report: Report): Promise<FoundCommand | undefined> {
  const { debianPackage, commands } = program;
  report(`installing Debian's ${debianPackage} with apt-get…`);
  const install = () => apt(['install', '--yes', '--no-install-recommends', debianPackage]);
  if (!(await install())) {
    report('reading the lists of packages with apt-get update…');
    await apt(['update']);
    if (!(await install())) return undefined;
  }
  const path = await findOnPath(commands);
  return path === undefined ? undefined : { kind: 'command', path };
}

/** The files of a package, and of those that it needs and the system lacks, in a folder of ours; `dpkg -x` needs no rights. */
export async function unpackedPackage(debianPackage: string, report: Report): Promise<string | undefined> {
  if ((await findOnPath(['apt-get'])) === undefined) return undefined;
  const folder = join(programsFolder(), debianPackage);
  return (await exists(folder)) || (await unpack(debianPackage, folder, report)) ? folder : undefined;
}

async function unpackedCommand(program: Program, report: Report): Promise<FoundCommand | undefined> {
  const folder = await unpackedPackage(program.debianPackage, report);
  if (folder === undefined) return undefined;
  const folders = program.debianFolder === undefined ? ['usr/bin', 'usr/sbin'] : [program.debianFolder];
  const path = await findOnPath(
    program.commands,
    folders.map((name) => join(folder, name)),
  );
  if (path === undefined) return undefined;
  return { kind: 'command', path, libraryPath: await libraryPath(folder) };
}

async function unpack(debianPackage: string, folder: string, report: Report): Promise<boolean> {
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}.new-`);
  try {
    report(`downloading Debian's ${debianPackage} with apt-get…`);
    if (!(await download(debianPackage, work, report))) return false;
    for (const file of await readdir(work)) {
      if (!file.endsWith('.deb')) continue;
      const unpacked = await runCommand('dpkg', ['-x', join(work, file), join(work, 'root')]);
      if (!unpacked.isOk) return false;
    }
    // Complete or not there at all; where somebody else was faster, theirs stays.
    await rename(join(work, 'root'), folder).catch(() => {});
    return await exists(folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function download(debianPackage: string, work: string, report: Report): Promise<boolean> {
  if (await downloadWith(debianPackage, work, [])) return true;
  report('reading the lists of packages with apt-get update…');
  const ownState = await ownAptState(work);
  await apt([...ownState, 'update']);
  return downloadWith(debianPackage, work, ownState);
}

async function downloadWith(
  debianPackage: string,
  work: string,
  options: readonly string[],
): Promise<boolean> {
  const simulated = await runCommand('apt-get', [
    ...options,
    'install',
    '--simulate',
    '--no-install-recommends',
    debianPackage,
  ]);
  const packages = [...simulated.output.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name as string);
  return simulated.isOk && packages.length > 0 && apt([...options, 'download', ...packages], work);
}

/** The system's lists may be absent or too old, and only root can renew them: these are ours. */
async function ownAptState(work: string): Promise<string[]> {
  const [lists, cache] = [join(work, 'lists'), join(work, 'cache')];
  await mkdir(join(lists, 'partial'), { recursive: true });
  await mkdir(join(cache, 'archives/partial'), { recursive: true });
  return ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${cache}`];
}

async function apt(args: readonly string[], cwd = '/'): Promise<boolean> {
  // RUNLEVEL=1 keeps the package's scripts from starting a service where the system heeds it.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  return (await runCommand('apt-get', args, { env, cwd, timeoutMs: INSTALL_TIMEOUT_MS })).isOk;
}

/** Every folder that holds shared libraries, for LD_LIBRARY_PATH. */
async function libraryPath(folder: string): Promise<string> {
  const folders = new Set<string>();
  for await (const library of glob('**/*.so*', { cwd: folder })) folders.add(join(folder, dirname(library)));
  return [...folders].join(':');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
