import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from '../../processes/child.ts';
import { childrenOf } from '../../processes/process-table.ts';
import { NotReadyError, startUntilReady } from '../../processes/start-until-ready.ts';
import type { Cluster } from './cluster.ts';

export type PostmasterOptions = {
  readonly cluster: Cluster;
  readonly port: number;
  readonly durable: boolean;
  readonly onLine: (line: string) => void;
  readonly abort: AbortSignal;
};

const READY = 'database system is ready to accept connections';
/** After `kill -9`, the server's other processes hold its memory for a moment. */
const STILL_ENDING = 'pre-existing shared memory block';
const START_TIMEOUT_MS = 30_000;
const RETRY_MS = 100;

/** Starts `postgres` on the cluster and waits until it accepts connections. @throws {NotReadyError} */
export async function startPostmaster(options: PostmasterOptions): Promise<Child> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      return await attemptStart(options);
    } catch (error) {
      const isStillEnding = error instanceof NotReadyError && error.message.includes(STILL_ENDING);
      if (!isStillEnding || Date.now() > deadline) throw error;
      await delay(RETRY_MS);
    }
  }
}

async function attemptStart(options: PostmasterOptions): Promise<Child> {
  const { cluster, port, durable, onLine, abort } = options;
  const { child } = await startUntilReady({
    name: 'PostgreSQL',
    command: cluster.binaries.postgres,
    args: postgresArguments(cluster.folder, port, durable),
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    cwd: '/',
    runAs: cluster.runAs,
    stopSignal: 'SIGINT', // "Fast" shutdown: it does not wait for clients.
    readinessIn: (line) => line.includes(READY) || undefined,
    timeoutMs: START_TIMEOUT_MS,
    onLine,
    abort,
  });
  return wholeServer(child);
}

function postgresArguments(folder: string, port: number, durable: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_line_prefix: '',
    // The services handle what statements fail with; the server's own lines would show what people save.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', folder, '-p', String(port), ...options];
}

/** Pausing the postmaster alone would leave the processes at work that serve the open connections. */
function wholeServer(postmaster: Child): Child {
  const signalAll = async (signal: NodeJS.Signals) => {
    await postmaster.signal(signal);
    for (const pid of await childrenOf(postmaster.pid)) signalIfThere(pid, signal);
  };
  return {
    ...postmaster,
    signal: (signal) =>
      signal === 'SIGSTOP' || signal === 'SIGCONT' ? signalAll(signal) : postmaster.signal(signal),
    stop: async () => {
      await signalAll('SIGCONT');
      return postmaster.stop();
    },
  };
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
