import { setTimeout as delay } from 'node:timers/promises';

/** One call as a client saw it. */
export type Outcome = { readonly status: number; readonly startedAtMs: number; readonly durationMs: number };

type Offer = {
  readonly perSecond: number;
  readonly forMs: number;
  /** Sends call `n`. @returns the status of its answer. */
  readonly send: (n: number) => Promise<number>;
  readonly signal: AbortSignal;
};

/** Offers calls at a pace, whatever becomes of those before, and waits for all of them. */
export async function offer({ perSecond, forMs, send, signal }: Offer): Promise<Outcome[]> {
  const startedAt = performance.now();
  const underWay: Promise<Outcome>[] = [];
  for (let elapsed = 0; elapsed < forMs; elapsed = performance.now() - startedAt) {
    const due = Math.floor((elapsed * perSecond) / 1000);
    while (underWay.length < due) underWay.push(timed(send, underWay.length));
    await delay(1, undefined, { signal });
  }
  return Promise.all(underWay);
}

async function timed(send: Offer['send'], n: number): Promise<Outcome> {
  const startedAtMs = performance.now();
  const status = await send(n);
  return { status, startedAtMs, durationMs: performance.now() - startedAtMs };
}
