/** How long a call may wait once there are too many. */
export const OVERLOADED_WAIT_MS = 5;
/** It is over when nobody was turned away for so long. */
export const OVER_AFTER_MS = 1_000;
export const MAX_WAITING = 1_000;
/** Enough that whoever leaves is followed at once. */
export const MAX_WAITING_WHEN_OVERLOADED = 16;

/** Calls that wait for a place. */
export type Queue<Call> = {
  /** @returns who is to be turned away where there is no room for all: the one who has waited longest. */
  readonly join: (call: Call) => Call | undefined;
  /** Whose turn it is. */
  readonly next: () => Call | undefined;
  /** Whoever has waited too long, and is to be turned away. */
  readonly expired: () => Call[];
  /** Until somebody will have waited too long; undefined when nobody waits. */
  readonly expiresInMs: () => number | undefined;
  readonly size: () => number;
  readonly isOverloaded: () => boolean;
};

/**
 * In a burst whoever comes first is served first, as long as nobody waits for longer than `burstMs`. When somebody has, it is no
 * burst: from then on whoever comes last is served first, and whoever is not served at once is turned away, so that those who
 * are served have hardly waited (adaptive LIFO and controlled delay; B. Maurer, "Fail at Scale", ACM Queue, 2015).
 */
export function createQueue<Call>(clock: () => number, burstMs: number): Queue<Call> {
  const waiting: { readonly call: Call; readonly since: number }[] = [];
  let turnedAwayAt = Number.NEGATIVE_INFINITY;

  const isOverloaded = () => clock() < turnedAwayAt + OVER_AFTER_MS;
  const room = () => (isOverloaded() ? MAX_WAITING_WHEN_OVERLOADED : MAX_WAITING);
  const untilExpiredMs = (since: number) => since + (isOverloaded() ? OVERLOADED_WAIT_MS : burstMs) - clock();

  return {
    join(call) {
      waiting.push({ call, since: clock() });
      if (waiting.length <= room()) return undefined;
      turnedAwayAt = clock();
      return waiting.shift()?.call;
    },
    next: () => (isOverloaded() ? waiting.pop() : waiting.shift())?.call,
    expired() {
      const calls: Call[] = [];
      for (let [first] = waiting; first && untilExpiredMs(first.since) <= 0; [first] = waiting) {
        turnedAwayAt = clock();
        calls.push(first.call);
        waiting.shift();
      }
      return calls;
    },
    expiresInMs: () => waiting[0] && Math.max(0, untilExpiredMs(waiting[0].since)),
    size: () => waiting.length,
    isOverloaded,
  };
}
