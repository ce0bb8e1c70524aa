/** What the first calls find; it soon fits. */
const FIRST = 16;
/** Enough for what is behind to be busy all the time, whatever a call waits for. */
const FEWEST = 2;
const MOST = 512;
/** What is found out in so long decides how many places there are next. */
const WINDOW_MS = 100;
/** Fewer say nothing: the window goes on until there are as many, but not for ever. */
const MIN_ANSWERS = 10;
const LONGEST_WINDOW_MS = 1_000;
/** When nothing is answered at all for so long, whoever has a place waits for something that is away. */
const STALLED_MS = 300;
/** So much longer than the fastest answers without a wait may the fastest ones of a window take: what is more is waiting. */
const SLOWER = 1.5;
const SLACK_MS = 1;
/** Of the places, at least so many stay for the next window. */
const LEAST_KEPT = 0.25;
const MORE = 1.2;
const MORE_WHEN_STALLED = 4;
/** How fast answers are without a wait is found out anew after so many slow windows, and again after each so many more. */
const FIRST_PROBE = 5;
const PROBE_EVERY = 100;

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
 * What answers take alone changes with what is asked: for one window in a while there is a single place, to find it out
 * (as BBR does in its state ProbeRTT).
 */
export function createPlaces(clock: () => number): Places {
  let count = FIRST;
  let aloneMs = Number.POSITIVE_INFINITY;
  let slowWindows = 0;
  let window = newWindow(clock());

  const isProbing = () => slowWindows % PROBE_EVERY === FIRST_PROBE;

  function adapt({ answers, fastestMs, wasFull }: Window): void {
    if (isProbing() && answers > 0) aloneMs = fastestMs;
    aloneMs = Math.min(aloneMs, fastestMs);
    if (!wasFull) {
      slowWindows = 0;
      return;
    }
    const kept = (aloneMs * SLOWER + SLACK_MS) / fastestMs;
    const isSlow = answers >= MIN_ANSWERS && kept < 1;
    if (isSlow || isProbing()) slowWindows += 1;
    if (isSlow) count = Math.max(FEWEST, count * Math.max(LEAST_KEPT, kept));
    else count = Math.min(MOST, count * (answers === 0 ? MORE_WHEN_STALLED : MORE));
  }

  function adaptInTime(): void {
    const now = clock();
    if (now < window.startedAt + lengthMs(window)) return;
    adapt(window);
    window = newWindow(now);
  }

  return {
    count: () => (isProbing() ? 1 : Math.floor(count)),
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

function lengthMs({ answers }: Window): number {
  if (answers === 0) return STALLED_MS;
  return answers < MIN_ANSWERS ? LONGEST_WINDOW_MS : WINDOW_MS;
}

type Window = {
  readonly startedAt: number;
  answers: number;
  fastestMs: number;
  /** Whether somebody found no place. */
  wasFull: boolean;
};

const newWindow = (startedAt: number): Window => ({
  startedAt,
  answers: 0,
  fastestMs: Number.POSITIVE_INFINITY,
  wasFull: false,
});
