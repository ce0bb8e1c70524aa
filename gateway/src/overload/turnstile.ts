import { createPlaces } from './places.ts';
import { createQueue, OVER_AFTER_MS } from './queue.ts';

/** Who takes longer waits for something else, an import or a stream, and leaves their place to somebody who has work. */
export const MAX_HELD_MS = 1_000;

/** Lets as many calls through as what is behind answers at full speed, and turns the others away. */
export type Turnstile = {
  /** Calls `pass` when there is a place, perhaps at once, or `refuse` when there was none. @returns what ends the call. */
  readonly arrive: (pass: () => void, refuse: () => void) => () => void;
  /** The answer to a call that has passed has begun after so long. */
  readonly answered: (durationMs: number) => void;
  readonly state: () => { readonly places: number; readonly taken: number; readonly waiting: number };
};

export type TurnstileDeps = {
  /** In milliseconds. */
  readonly clock: () => number;
  /** How long calls may wait in a burst. */
  readonly burstMs: number;
  /** Hears when calls begin to be turned away, and when that is over. */
  readonly onOverload: (isOverloaded: boolean) => void;
};

type Call = { readonly pass: () => void; readonly refuse: () => void; passedAt: number; isGone: boolean };

export function createTurnstile({ clock, burstMs, onOverload }: TurnstileDeps): Turnstile {
  const places = createPlaces(clock);
  const queue = createQueue<Call>(clock, burstMs);
  /** In the order in which they have passed. */
  const inside = new Set<Call>();
  let isOverloaded = false;
  let isTimed = false;

  const isFull = () => inside.size >= places.count();

  function letIn(call: Call): void {
    call.passedAt = clock();
    inside.add(call);
    call.pass();
  }

  function letInWaiting(): void {
    for (const call of inside) {
      if (clock() < call.passedAt + MAX_HELD_MS) break;
      inside.delete(call);
    }
    while (!isFull()) {
      const call = queue.next();
      if (call === undefined) return;
      if (!call.isGone) letIn(call);
    }
  }

  function turnAway(): void {
    isTimed = false;
    letInWaiting();
    for (const call of queue.expired()) if (!call.isGone) call.refuse();
    lookAgain();
  }

  function lookAgain(): void {
    if (isOverloaded !== queue.isOverloaded()) {
      isOverloaded = !isOverloaded;
      onOverload(isOverloaded);
    }
    const inMs = queue.expiresInMs() ?? (isOverloaded ? OVER_AFTER_MS : undefined);
    if (inMs === undefined || isTimed) return;
    isTimed = true;
    // When this process itself stood still, answers that have come since then make room first.
    setTimeout(() => setImmediate(turnAway), inMs).unref();
  }

  return {
    arrive(pass, refuse) {
      const call = { pass, refuse, passedAt: 0, isGone: false };
      letInWaiting();
      if (isFull()) {
        places.full();
        if (!queue.join(call)) refuse();
      } else letIn(call);
      lookAgain();
      return () => {
        call.isGone = true;
        if (inside.delete(call)) letInWaiting();
      };
    },
    answered: places.answered,
    state: () => ({ places: places.count(), taken: inside.size, waiting: queue.size() }),
  };
}
