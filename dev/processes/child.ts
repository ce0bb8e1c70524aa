import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { guardProcess } from './guard.ts';

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A system user that a process runs as; only root can choose one. */
export type SystemUser = { readonly uid: number; readonly gid: number };

export type ChildOptions = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly runAs?: SystemUser | undefined;
  /** Asks the program to end. */
  readonly stopSignal?: NodeJS.Signals;
  /** Receives every line that the program writes to either output. */
  readonly onLine: (line: string) => void;
};

/** A running program. It ends with this process, however that ends. */
export type Child = {
  readonly pid: number;
  /** Resolves when the program has ended and what it wrote was read. */
  readonly exited: Promise<Exit>;
  /** Does nothing when the program has ended. */
  signal(signal: NodeJS.Signals): Promise<void>;
  /** Asks the program to end, insists after some seconds, and waits for the end. */
  stop(): Promise<Exit>;
};

const STOP_BOUND_MS = 10_000;
/** A grandchild that outlives the program may hold its output open. */
const LAST_LINES_BOUND_MS = 1_000;

/** Starts a program. @throws when the system cannot run it. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { command, args, env, cwd, runAs, stopSignal = 'SIGTERM', onLine } = options;
  // Detached: a Ctrl-C in the terminal is for this process, which stops its children in order.
  const where = { env, cwd, ...runAs, detached: true };
  const spawned = spawn(command, args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const input of [spawned.stdout, spawned.stderr]) createInterface({ input }).on('line', onLine);
  const exited = exitOf(spawned);
  await once(spawned, 'spawn');
  const pid = spawned.pid as number; // Known since 'spawn'.
  const guard = guardProcess(pid, stopSignal);
  void exited.then(() => guard[Symbol.dispose]());

  return {
    pid,
    exited,
    signal: async (signal) => void spawned.kill(signal),
    stop: async () => {
      spawned.kill(stopSignal);
      spawned.kill('SIGCONT'); // A paused process would not see the signal.
      const insist = setTimeout(() => spawned.kill('SIGKILL'), STOP_BOUND_MS);
      return exited.finally(() => clearTimeout(insist));
    },
  };
}

function exitOf(spawned: ChildProcess): Promise<Exit> {
  const closed = new Promise<void>((resolve) => spawned.once('close', () => resolve()));
  return new Promise((resolve) => {
    spawned.once('exit', (code, signal) => {
      const enough = setTimeout(() => resolve({ code, signal }), LAST_LINES_BOUND_MS);
      void closed.then(() => {
        clearTimeout(enough);
        resolve({ code, signal });
      });
    });
  });
}

/** "exit code 1" or "SIGKILL". */
export function describeExit({ code, signal }: Exit): string {
  return signal ?? `exit code ${code}`;
}
