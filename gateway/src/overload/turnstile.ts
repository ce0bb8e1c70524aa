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

type Call = {
  readonly pass: () => void;
  readonly refuse: () => void;
  passedAt: number;
  hasPlace: boolean;
  isGone: boolean;
};

export function createTurnstile({ clock, burstMs, onOverload }: TurnstileDeps): Turnstile {
  const places = createPlaces(clock);
  const queue = createQueue<Call>(clock, burstMs);
  /** In the order in which they have passed, some of them without their place by now. */
  const passed: Call[] = [];
  let taken = 0;
  let isOverloaded = false;
  let timer: NodeJS.Timeout | undefined;
  let timerEndsAt = Number.POSITIVE_INFINITY;

  const isFull = () => taken >= places.count();

  function letIn(call: Call): void {
    call.passedAt = clock();
    call.hasPlace = true;
    taken += 1;
    passed.push(call);
    call.pass();
  }

  const isOver = ({ hasPlace, passedAt }: Call) => !hasPlace || clock() >= passedAt + MAX_HELD_MS;

  function leavePlace(call: Call): void {
    if (call.hasPlace) taken -= 1;
    call.hasPlace = false;
  }

  function turnAway(call: Call | undefined): void {
    if (call && !call.isGone) call.refuse();
  }

  function letInWaiting(): void {
    for (let [first] = passed; first && isOver(first); [first] = passed) {
      leavePlace(first);
      passed.shift();
    }
    while (!isFull()) {
      const call = queue.next();
      if (call === undefined) return;
      if (!call.isGone) letIn(call);
    }
  }

  function lookAtWaiting(): void {
    timerEndsAt = Number.POSITIVE_INFINITY;
    letInWaiting();
    for (const call of queue.expired()) turnAway(call);
    lookAgain();
  }

  function lookAgain(): void {
    if (isOverloaded !== queue.isOverloaded()) {
      isOverloaded = !isOverloaded;
      onOverload(isOverloaded);
    }
    const inMs = queue.expiresInMs() ?? (isOverloaded ? OVER_AFTER_MS : undefined);
    if (inMs !== undefined) lookAgainIn(inMs);
  }

  function lookAgainIn(ms: number): void {
    const endsAt = clock() + ms;
    if (endsAt >= timerEndsAt) return;
    clearTimeout(timer);
    timerEndsAt = endsAt;
    // When this process itself stood still, answers that have come since then make room first.
    timer = setTimeout(() => setImmediate(lookAtWaiting), ms).unref();
  }

  return {
    arrive(pass, refuse) {
      const call = { pass, refuse, passedAt: 0, hasPlace: false, isGone: false };
      letInWaiting();
      if (isFull()) {
        places.full();
        turnAway(queue.join(call));
      } else letIn(call);
      lookAgain();
      return () => {
        call.isGone = true;
        leavePlace(call);
        letInWaiting();
      };
    },
    answered: places.answered,
    state: () => ({ places: places.count(), taken, waiting: queue.size() }),
  };
}
