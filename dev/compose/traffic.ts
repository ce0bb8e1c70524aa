import { randomUUID } from 'node:crypto';
import { waitFor } from '../processes/wait-for.ts';
import { createToolCaller, type Outcome, type ToolCaller } from './tool-caller.ts';

const USERS = ['anna', 'ben', 'chloe'] as const;
const TICK_MS = 5;
/**
 * More than a stack that works has at these rates. A machine that is slower gets fewer requests, not a queue of them: with
 * a hundred under way, one that does 25 a second while a process starts would let each wait for 4 s, near every deadline.
 */
const MAX_UNDER_WAY = 20;
/** What one tick that came late may make up for. */
const MAX_BURST = 20;
/** `get_bookmarks` takes so many. */
const REFS_PER_CALL = 20;
const ENDED_BOUND_MS = 40_000;

type Person = { readonly caller: ToolCaller; readonly saved: string[] };

/** Reads and writes of three users at a steady rate, as far as they are answered, and what became of them. */
export class Traffic implements AsyncDisposable {
  /** How often each thing went wrong. */
  readonly faults = new Map<string, number>();
  sent = 0;
  done = 0;
  /** Since the last fault. */
  doneInARow = 0;
  slowestMs = 0;
  readonly #people: readonly Person[];
  readonly #run = randomUUID();
  #due = 0;
  #tickedAt = performance.now();
  readonly #timer: NodeJS.Timeout;

  private constructor(people: readonly Person[], perSecond: number) {
    this.#people = people;
    this.#timer = setInterval(() => this.#tick(perSecond), TICK_MS);
  }

  static async start(mcpUrl: string, perSecond: number): Promise<Traffic> {
    const callers = await Promise.all(USERS.map((user) => createToolCaller(mcpUrl, user)));
    return new Traffic(
      callers.map((caller) => ({ caller, saved: [] })),
      perSecond,
    );
  }

  /** How many writes were acknowledged. */
  get saved(): number {
    return this.#people.reduce((sum, { saved }) => sum + saved.length, 0);
  }

  /** Sends nothing more, and waits for the answers that are to come. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const isAnswered = () => this.#answered === this.sent;
    if (!(await waitFor(isAnswered, ENDED_BOUND_MS))) throw new Error('A request was never answered.');
  }

  /** Those of the acknowledged writes that are not there. Stop the traffic first. */
  async lost(): Promise<string[]> {
    const lost = await Promise.all(this.#people.map(missingOf));
    return lost.flat();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    for (const { caller } of this.#people) caller[Symbol.dispose]();
  }

  get #answered(): number {
    return this.done + [...this.faults.values()].reduce((sum, count) => sum + count, 0);
  }

  #tick(perSecond: number): void {
    const now = performance.now();
    this.#due = Math.min(this.#due + ((now - this.#tickedAt) / 1000) * perSecond, MAX_BURST);
    this.#tickedAt = now;
    for (; this.#due >= 1 && this.sent - this.#answered < MAX_UNDER_WAY; this.#due -= 1) this.#send();
  }

  #send(): void {
    const number = this.sent;
    this.sent += 1;
    const person = this.#people[number % this.#people.length] as Person;
    const startedAt = performance.now();
    void this.#callOf(number, person).then((outcome) => {
      this.slowestMs = Math.max(this.slowestMs, performance.now() - startedAt);
      this.#count(outcome);
    });
  }

  #count(outcome: Outcome): void {
    if (outcome.isDone) {
      this.done += 1;
      this.doneInARow += 1;
    } else {
      this.faults.set(outcome.fault, (this.faults.get(outcome.fault) ?? 0) + 1);
      this.doneInARow = 0;
    }
  }

  /** A third of them write. */
  async #callOf(number: number, { caller, saved }: Person): Promise<Outcome> {
    const turn = Math.floor(number / this.#people.length) % 6;
    if (turn === 1) return caller.call('list_bookmarks', { limit: 10 });
    if (turn === 2) return caller.call('list_tags', {});
    if (turn === 4) return caller.call('search_bookmarks', { query: `numbered ${number}` });
    if (turn === 5) return caller.call('get_bookmarks', { refs: [saved.at(-1) ?? 'https://example.com/'] });
    const url = `https://example.com/${this.#run}/${number}`;
    const outcome = await caller.call('add_bookmark', { url, title: `Numbered ${number}` });
    if (outcome.isDone) saved.push(url);
    return outcome;
  }
}

async function missingOf({ caller, saved }: Person): Promise<string[]> {
  const missing: string[] = [];
  for (let from = 0; from < saved.length; from += REFS_PER_CALL) {
    const refs = saved.slice(from, from + REFS_PER_CALL);
    const outcome = await caller.call('get_bookmarks', { refs });
    if (!outcome.isDone) throw new Error(`The bookmarks cannot be counted: ${outcome.fault}`);
    const found = outcome.data.bookmarks as { saved: boolean }[];
    missing.push(...refs.filter((_ref, index) => found[index]?.saved !== true));
  }
  return missing;
}
