/** Key ids that the authorization server was asked for in vain: nobody is asked for them again for a while. */
export interface RecentKids {
  add(kid: string): void;
  has(kid: string): boolean;
}

export const REMEMBERED_MS = 60_000;
export const MAX_REMEMBERED = 1000;

/** Forgets the least recently added beyond a bound, since whoever sends tokens chooses the ids. */
export function createRecentKids({ clock }: { clock: () => Date }): RecentKids {
  const addedAt = new Map<string, number>();
  return {
    add(kid) {
      // A Map keeps the order of insertion, so the first one is the oldest.
      addedAt.delete(kid);
      addedAt.set(kid, clock().getTime());
      const oldest = addedAt.keys().next().value;
      if (addedAt.size > MAX_REMEMBERED && oldest !== undefined) addedAt.delete(oldest);
    },
    has(kid) {
      const at = addedAt.get(kid);
      return at !== undefined && clock().getTime() - at < REMEMBERED_MS;
    },
  };
}
