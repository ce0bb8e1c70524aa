import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What an assistant would wait for at most; far above the 100 ms that Redis has. */
const CLIENT_TIMEOUT_MS = 5000;
const PROBLEM = z.object({ code: z.string().optional() });

export type LoadAnswer = {
  readonly status: number;
  readonly code: string | undefined;
  readonly headers: IncomingHttpHeaders;
};

/** The Authorization header of the caller's next request. */
export type Credential = () => Promise<string | undefined>;

/** One client that asks again as soon as it has an answer, and what it was told. */
export class Caller {
  readonly answers: LoadAnswer[] = [];
  readonly #ask: () => Promise<LoadAnswer>;

  constructor(ask: () => Promise<LoadAnswer>) {
    this.#ask = ask;
  }

  /** @throws when an answer does not come in time, or is broken off. */
  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) this.answers.push(await this.#ask());
  }

  statuses(): number[] {
    return [...new Set(this.answers.map(({ status }) => status))].toSorted();
  }

  times(status: number): number {
    return this.answers.filter((answer) => answer.status === status).length;
  }
}

/** Callers that all call at the same time until they are told to stop. */
export class Load {
  readonly callers: readonly Caller[];
  readonly #agent = new Agent({ keepAlive: true });
  readonly #running: Promise<unknown>;
  #isOver = false;

  constructor(port: number, credentials: readonly Credential[]) {
    this.callers = credentials.map((credential) => new Caller(() => this.#ask(port, credential)));
    this.#running = Promise.all(this.callers.map((caller) => caller.run(() => this.#isOver)));
    // Whoever waits for something to happen, or stops the load, is told.
    this.#running.catch(() => undefined);
  }

  /** Waits until each caller has had so many more answers. */
  more(count: number): Promise<void> {
    const goals = this.callers.map(({ answers }) => answers.length + count);
    return this.until(() =>
      this.callers.every(({ answers }, index) => answers.length >= (goals[index] ?? 0)),
    );
  }

  /** @throws as soon as a caller fails. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await Promise.race([new Promise((later) => setImmediate(later)), this.#running]);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#running.finally(() => this.#agent.destroy());
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
