import { LRUCache } from 'lru-cache';

/** Key ids that the authorization server was asked for in vain: nobody is asked for them again for a while. */
export interface RecentKids {
  add(kid: string): void;
  has(kid: string): boolean;
}

/** Not longer, since a key may be in use a moment before every cache in front of the authorization server has it. */
export const REMEMBERED_MS = 30_000;
export const MAX_REMEMBERED = 1000;

/** Forgets the least recently added beyond a bound, since whoever sends tokens chooses the ids. */
export function createRecentKids({ clock }: { clock: () => Date }): RecentKids {
  const kids = new LRUCache<string, true>({
    max: MAX_REMEMBERED,
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: { now: () => clock().getTime() },
  });
  return { add: (kid) => void kids.set(kid, true), has: (kid) => kids.has(kid) };
}
