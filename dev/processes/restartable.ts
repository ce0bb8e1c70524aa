import { type Child, describeExit } from './child.ts';

/** A process ended, and nobody here had asked for it. */
export type Death = { readonly name: string; readonly reason: string; readonly lastLines: readonly string[] };

export type RestartableOptions = {
  readonly name: string;
  /** Starts the program and waits until it is ready. */
  readonly launch: (onLine: (line: string) => void, abort: AbortSignal) => Promise<Child>;
  /** Receives every line that the program writes. */
  readonly onLine: (line: string) => void;
};

const KEPT_LINES = 500;
const SHOWN_LINES = 15;

/** A program that can be stopped, killed, paused and started again. */
export class Restartable implements AsyncDisposable {
  readonly name: string;
  /** Resolves when the program ended and nobody here had asked for it. */
  readonly died: Promise<Death>;
  /** The latest lines that it wrote, oldest first. */
  readonly lines: string[] = [];
  readonly #launch: RestartableOptions['launch'];
  readonly #onLine: RestartableOptions['onLine'];
  readonly #reportDeath: (death: Death) => void;
  readonly #disposal = new AbortController();
  #starting: Promise<void> | undefined;
  #running: Child | undefined;

  constructor({ name, launch, onLine }: RestartableOptions) {
    const death = Promise.withResolvers<Death>();
    this.name = name;
    this.died = death.promise;
    this.#reportDeath = death.resolve;
    this.#launch = launch;
    this.#onLine = onLine;
  }

  /** The process number, while it runs. */
  get pid(): number | undefined {
    return this.#running?.pid;
  }

  /** Starts it, unless it runs, and waits until it is ready. */
  async start(): Promise<void> {
    this.#disposal.signal.throwIfAborted();
    if (this.#running !== undefined) return;
    this.#starting ??= this.#start();
    try {
      await this.#starting;
    } finally {
      this.#starting = undefined;
    }
  }

  async #start(): Promise<void> {
    const child = await this.#launch((line) => this.#keep(line), this.#disposal.signal);
    this.#running = child;
    void child.exited.then((exit) => {
      if (this.#running !== child) return;
      this.#running = undefined;
      this.#reportDeath({
        name: this.name,
        reason: describeExit(exit),
        lastLines: this.lines.slice(-SHOWN_LINES),
      });
    });
  }

  /** Lets it end in good order. */
  stop(): Promise<void> {
    return this.#end((child) => child.stop());
  }

  /** `kill -9`. */
  kill(): Promise<void> {
    return this.#end((child) => child.signal('SIGKILL'));
  }

  async #end(how: (child: Child) => Promise<unknown>): Promise<void> {
    const child = this.#running;
    if (child === undefined) return;
    this.#running = undefined; // The end is asked for, so it is no death.
    await how(child);
    await child.exited;
  }

  /** Its connections stay open, and it answers nothing. */
  async pause(): Promise<void> {
    await this.#running?.signal('SIGSTOP');
  }

  async resume(): Promise<void> {
    await this.#running?.signal('SIGCONT');
  }

  /** Stops it, a start that is under way included, for good. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposal.abort();
    await this.#starting?.catch(() => {});
    await this.stop();
  }

  #keep(line: string): void {
    this.lines.push(line);
    if (this.lines.length > KEPT_LINES) this.lines.shift();
    this.#onLine(line);
  }
}
