/** What the first calls find; it soon fits. */
const FIRST = 64;
/** Enough for what is behind to be busy all the time, whatever a call waits for. */
const FEWEST = 6;
const MOST = 512;
/** What is found out in so long decides how many places there are next. */
const WINDOW_MS = 100;
/** Fewer say nothing. */
const MIN_ANSWERS = 10;
/** So much longer than the fastest answer that was ever seen may the fastest one of a window take: what is more is waiting. */
const SLOWER = 2;
const SLACK_MS = 2;
/** What was fastest once is believed less with every window: doubled after some ten minutes, since the work may have become harder. */
const FORGETTING = 1.0001;
const FEWER = 0.8;
const MORE = 1.2;

/** How many calls may be under way at once. */
export type Places = {
  readonly count: () => number;
  /** An answer has begun after so long. */
  readonly answered: (durationMs: number) => void;
  /** Every place is taken, and somebody could use one. */
  readonly full: () => void;
};

/**
 * As many as keep what is behind busy, and no more: where even the fastest answers take longer than they would alone, calls wait for
 * one another there, and would better wait here, where they can be refused. The fastest are looked at, because
 * calls differ and some wait for others than us; as CoDel looks at the shortest wait and TCP Vegas at the shortest round trip.
 */
export function createPlaces(clock: () => number): Places {
  let count = FIRST;
  let fastestEverMs = Number.POSITIVE_INFINITY;
  let window = newWindow(clock());

  function adapt(): void {
    const isWaiting = window.fastestMs > fastestEverMs * SLOWER + SLACK_MS;
    if (window.answers >= MIN_ANSWERS && isWaiting) count = Math.max(FEWEST, count * FEWER);
    else if (window.wasFull) count = Math.min(MOST, count * MORE);
    fastestEverMs = Math.min(fastestEverMs * FORGETTING, window.fastestMs);
  }

  function adaptInTime(): void {
    const now = clock();
    if (now < window.endsAt) return;
    adapt();
    window = newWindow(now);
  }

  return {
    count: () => Math.floor(count),
    answered(durationMs) {
      window.answers += 1;
      window.fastestMs = Math.min(window.fastestMs, durationMs);
      adaptInTime();
    },
    full() {
      window.wasFull = true;
      adaptInTime();
    },
  };
}

const newWindow = (now: number) => ({
  endsAt: now + WINDOW_MS,
  answers: 0,
  fastestMs: Number.POSITIVE_INFINITY,
  wasFull: false,
});
