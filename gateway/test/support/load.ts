import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What an assistant would wait for at most; far above the 250 ms that Redis has. */
const CLIENT_TIMEOUT_MS = 15_000;
/** Below the time that jest gives to a hook, so that whoever waits in vain can say what for. */
const LIFETIME_MS = 30_000;
const PROBLEM = z.object({ code: z.string().optional() });

export type LoadAnswer = {
  readonly status: number;
  readonly code: string | undefined;
  readonly headers: IncomingHttpHeaders;
};

/** The Authorization header of the caller's next request. */
export type Credential = () => Promise<string | undefined>;

/** One client, and what it was told. */
export class Caller {
  readonly answers: LoadAnswer[] = [];
  readonly #ask: () => Promise<LoadAnswer>;

  constructor(ask: () => Promise<LoadAnswer>) {
    this.#ask = ask;
  }

  /** @throws when the answer does not come in time, or is broken off. */
  async call(): Promise<void> {
    this.answers.push(await this.#ask());
  }

  statuses(): number[] {
    return [...new Set(this.answers.map(({ status }) => status))].toSorted();
  }

  times(status: number): number {
    return this.answers.filter((answer) => answer.status === status).length;
  }
}

/** Callers that all call at the same time, again as soon as they have an answer, until they are told to stop. */
export class Load {
  readonly callers: readonly Caller[];
  readonly #agent = new Agent({ keepAlive: true });
  readonly #lifetime = AbortSignal.timeout(LIFETIME_MS);
  readonly #running: Promise<unknown>;
  readonly #waiting = new Set<() => void>();
  #isOver = false;

  constructor(port: number, credentials: readonly Credential[]) {
    this.callers = credentials.map((credential) => new Caller(() => this.#ask(port, credential)));
    this.#running = Promise.all(this.callers.map((caller) => this.#run(caller)));
    // Whoever waits for something to happen, or stops the load, is told.
    this.#running.catch(() => undefined);
  }

  /** Waits until each caller has had so many more answers. */
  more(count: number): Promise<void> {
    return this.#grow(this.callers, count, ({ answers }) => answers.length);
  }

  /** Waits until each of these callers is told this, once more. */
  untilTold(callers: readonly Caller[], status: number): Promise<void> {
    return this.#grow(callers, 1, (caller) => caller.times(status));
  }

  #grow(callers: readonly Caller[], by: number, sizeOf: (caller: Caller) => number): Promise<void> {
    const goals = callers.map((caller) => [caller, sizeOf(caller) + by] as const);
    return this.until(() => goals.every(([caller, goal]) => sizeOf(caller) >= goal));
  }

  /** Looks after each answer. @throws as soon as a caller fails, and when this takes too long. */
  async until(holds: () => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => {
      if (holds()) resolve();
    };
    this.#waiting.add(look);
    look();
    try {
      await Promise.race([promise, this.#running]);
    } catch (cause) {
      throw new Error(`This never came true: ${holds}`, { cause });
    } finally {
      this.#waiting.delete(look);
    }
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running.finally(() => this.#agent.destroy());
  }

  async #run(caller: Caller): Promise<void> {
    while (!this.#isOver) {
      await caller.call();
      for (const look of this.#waiting) look();
      this.#lifetime.throwIfAborted();
    }
  }

  async #ask(port: number, credential: Credential): Promise<LoadAnswer> {
    const authorization = await credential();
    const outgoing = request({
      agent: this.#agent,
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/mcp',
      headers: { host: 'localhost:8080', 'content-length': 2, ...(authorization && { authorization }) },
      signal: AbortSignal.timeout(CLIENT_TIMEOUT_MS),
    });
    outgoing.end('{}');
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    const { code } = PROBLEM.parse(JSON.parse(await text(answer)));
    return { status: answer.statusCode ?? 0, code, headers: answer.headers };
  }
}
