import type { BucketState, Charge, Limit } from './limit.ts';

/**
 * The generic cell rate algorithm (ITU-T I.371): all that a bucket keeps is the time at which it will be full again, in
 * whole microseconds, so that nothing is lost to rounding. `redis/admission-script.ts` says the same in Lua, and one
 * suite of tests holds the two against each other.
 */
export type Judgement = {
  /** When the bucket is full again if the charge is not made, and if it is. */
  readonly unchargedUs: number;
  readonly chargedUs: number;
  /** 0, or how long until the charge can be made. */
  readonly waitUs: number;
};

/** How long a bucket needs to win back one unit. Rounded down: never slower than the limit says. */
export function unitUs({ quota, windowSeconds }: Limit): number {
  return Math.floor((windowSeconds * 1_000_000) / quota);
}

/** Judges a charge on a bucket that is full at `fullAtUs`, or has never been used. */
export function judge({ limit, cost }: Charge, fullAtUs: number | undefined, nowUs: number): Judgement {
  const emptyUs = unitUs(limit) * limit.quota;
  // Never further ahead than an empty bucket: the limit may have been changed, or the clock been put back.
  const unchargedUs = Math.min(Math.max(fullAtUs ?? nowUs, nowUs), nowUs + emptyUs);
  const chargedUs = unchargedUs + cost * unitUs(limit);
  return { unchargedUs, chargedUs, waitUs: Math.max(chargedUs - nowUs - emptyUs, 0) };
}

/** What is told of a bucket that is full `untilFullUs` from now, and whose charge must wait for `waitUs`. */
export function bucketState(
  { name, limit }: Charge,
  { untilFullUs, waitUs }: { untilFullUs: number; waitUs: number },
): BucketState {
  return {
    name,
    limit,
    remaining: limit.quota - Math.ceil(untilFullUs / unitUs(limit)),
    waitMs: waitUs / 1000,
    untilFullMs: untilFullUs / 1000,
  };
}
