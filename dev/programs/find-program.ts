import { runCommand } from '../processes/command.ts';
import { SetupError } from '../processes/setup-error.ts';
import { commandFromDebian } from './debian-package.ts';
import { findOnPath } from './path.ts';
import type { Program } from './programs.ts';

/** Tells a person in one line what was found or what is going on. */
export type Report = (message: string) => void;

export type FoundCommand = {
  readonly kind: 'command';
  readonly path: string;
  /** LD_LIBRARY_PATH for a program that is not installed in the system. */
  readonly libraryPath?: string;
};
export type FoundProgram = FoundCommand | { readonly kind: 'docker'; readonly image: string };

/** Finds a program on the PATH, or brings it: Debian's package, else Docker. @throws {SetupError} */
export async function findProgram(program: Program, report: Report): Promise<FoundProgram> {
  const found =
    (await commandOnPath(program)) ??
    (await commandFromDebian(program, report)) ??
    (await dockerImage(program));
  if (found === undefined) throw new SetupError(`${program.title} is missing: ${advice(program)}.`);
  report(`${program.title}: ${found.kind === 'docker' ? `Docker image ${found.image}` : found.path}`);
  return found;
}

async function commandOnPath({ commands }: Program): Promise<FoundCommand | undefined> {
  const path = await findOnPath(commands);
  return path === undefined ? undefined : { kind: 'command', path };
}

async function dockerImage({ image }: Program): Promise<FoundProgram | undefined> {
  if (image === undefined || (await findOnPath(['docker'])) === undefined) return undefined;
  const engine = await runCommand('docker', ['version', '--format', '{{.Server.Version}}']);
  return engine.isOk ? { kind: 'docker', image } : undefined;
}

function advice({ commands: [command], debianPackage, image }: Program): string {
  const docker = image === undefined ? '' : ', or start Docker';
  return `install ${command} so that it is on the PATH (Debian: apt-get install ${debianPackage})${docker}`;
}
