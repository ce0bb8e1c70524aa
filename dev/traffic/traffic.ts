import { waitFor } from '../processes/wait-for.ts';
import type { Person } from './person.ts';
import { Tally } from './tally.ts';

const TICK_MS = 5;
/**
 * More than a stack that works has at these rates. A machine that is slower gets fewer requests, not a queue of them: with
 * a hundred under way, one that does 25 a second while a process starts would let each wait for 4 s, near every deadline.
 */
export const MAX_UNDER_WAY = 20;
/** What one tick that came late may make up for. */
const MAX_BURST = 20;
const ENDED_BOUND_MS = 40_000;

/** People at work at a steady rate, as far as they are answered, and what became of their calls. */
export class Traffic implements AsyncDisposable {
  readonly tally = new Tally();
  sent = 0;
  /** Each does one thing at a time; the one who has waited longest comes next. */
  readonly #idle: Person[];
  #due = 0;
  #tickedAt = performance.now();
  readonly #timer: NodeJS.Timeout;

  constructor(people: readonly Person[], perSecond: number) {
    this.#idle = [...people];
    this.#timer = setInterval(() => this.#tick(perSecond), TICK_MS);
  }

  /** Sends nothing more, and waits for the answers that are to come. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    if (!(await waitFor(() => this.#underWay === 0, ENDED_BOUND_MS)))
      throw new Error('A request was never answered.');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
  }

  get #underWay(): number {
    return this.sent - this.tally.calls.length;
  }

  #tick(perSecond: number): void {
    const now = performance.now();
    this.#due = Math.min(this.#due + ((now - this.#tickedAt) / 1000) * perSecond, MAX_BURST);
    this.#tickedAt = now;
    for (; this.#due >= 1 && this.#underWay < MAX_UNDER_WAY; this.#due -= 1) {
      const person = this.#idle.shift();
      if (person === undefined) return;
      this.#send(person);
    }
  }

  #send(person: Person): void {
    this.sent += 1;
    const sentAtMs = performance.now();
    void person.act().then((outcome) => {
      const fault = outcome.isDone ? undefined : outcome.fault;
      this.tally.calls.push({ sentAtMs, endedAtMs: performance.now(), fault });
      this.#idle.push(person);
    });
  }
}
