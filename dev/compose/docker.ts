import { describeExit, startChild } from '../processes/child.ts';
import { runCommand } from '../processes/command.ts';
import { SetupError } from '../processes/setup-error.ts';
import { REPOSITORY } from '../stack/repository.ts';

type RunOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
  /** Ends the program early. */
  readonly signal?: AbortSignal;
};

const SHOWN_LINES = 30;

/** The program that runs docker-compose.yml: version 2, or 1.29. */
export type ComposeProgram = readonly [command: string, ...args: string[]];

const COMPOSE_PROGRAMS: readonly ComposeProgram[] = [['docker', 'compose'], ['docker-compose']];

/** @throws {SetupError} when no engine answers, or nothing is there that runs a docker-compose.yml. */
export async function findCompose(): Promise<ComposeProgram> {
  const engine = await runCommand('docker', ['version', '--format', '{{.Server.Version}}']);
  if (!engine.isOk) throw new SetupError(`This needs a running Docker engine:\n${engine.output.trim()}`);
  for (const program of COMPOSE_PROGRAMS) {
    const [command, ...args] = program;
    if ((await runCommand(command, [...args, 'version'])).isOk) return program;
  }
  throw new SetupError('This needs Docker Compose: the plugin `docker compose`, or docker-compose 1.29.');
}

/** Runs a program in the repository to its end; what it wrote. @throws {SetupError} unless that was with 0. */
export async function run([command, ...args]: ComposeProgram, options: RunOptions = {}): Promise<string> {
  const { env = process.env, onLine, signal } = options;
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    onLine?.(line);
  };
  const child = await startChild({ command, args, env, cwd: REPOSITORY, onLine: keep });
  const stop = () => void child.stop();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  const exit = await child.exited;
  signal?.removeEventListener('abort', stop);
  if (exit.code === 0) return lines.join('\n');
  const said = lines.slice(-SHOWN_LINES).join('\n');
  throw new SetupError(`${[command, ...args].join(' ')}: ${describeExit(exit)}\n${said}`);
}

export function docker(...args: readonly string[]): Promise<string> {
  return run(['docker', ...args]);
}
