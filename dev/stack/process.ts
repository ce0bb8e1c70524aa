import { z } from 'zod';
import { Restartable } from '../processes/restartable.ts';
import { startUntilReady } from '../processes/start-until-ready.ts';
import { createLineFormatter, type Log } from './logs.ts';

export type ServiceProcessOptions = {
  readonly name: string;
  /** The file that Node runs, seen from the folder `cwd`. */
  readonly main: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly startTimeoutMs?: number;
};

const LISTENING = z.object({ msg: z.literal('listening'), port: z.number() });
const START_TIMEOUT_MS = 20_000;

/** A service of the product, as a process of its own that can be made to fail. It is not started yet. */
export class ServiceProcess extends Restartable {
  #env: NodeJS.ProcessEnv;
  #port: number | undefined;

  constructor({ name, main, cwd, env, log, startTimeoutMs = START_TIMEOUT_MS }: ServiceProcessOptions) {
    const format = createLineFormatter({ colour: false });
    super({
      name,
      onLine: (line) => log(name, line),
      launch: async (onLine, abort) => {
        const { child, value: port } = await startUntilReady({
          name,
          command: process.execPath,
          args: [main],
          cwd,
          env: this.#env,
          onLine,
          abort,
          timeoutMs: startTimeoutMs,
          readinessIn: listeningPort,
          showLine: (line) => format(name, line),
        });
        this.#port = port;
        return child;
      },
    });
    this.#env = env;
  }

  /** The port that it said it listens on, from then on. */
  get port(): number | undefined {
    return this.#port;
  }

  /** Stops and starts it, with other settings where some are given. */
  async restart(changes: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.stop();
    this.#env = { ...this.#env, ...changes };
    await this.start();
  }
}

function listeningPort(line: string): number | undefined {
  return line.startsWith('{') ? LISTENING.safeParse(parseJson(line)).data?.port : undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
