import type { UserSub } from '@bookmarks/identity';

/** How many streams one process keeps open, in all and for one user. */
export type StreamBounds = { readonly perUser: number; readonly perProcess: number };

export type StreamSlots = {
  /** False when there is none left. */
  take(sub: UserSub): boolean;
  give(sub: UserSub): void;
  readonly taken: number;
};

export function createStreamSlots({ perUser, perProcess }: StreamBounds): StreamSlots {
  const byUser = new Map<UserSub, number>();
  let taken = 0;
  return {
    take(sub) {
      const ofUser = byUser.get(sub) ?? 0;
      if (ofUser >= perUser || taken >= perProcess) return false;
      byUser.set(sub, ofUser + 1);
      taken += 1;
      return true;
    },
    give(sub) {
      const left = (byUser.get(sub) ?? 0) - 1;
      if (left > 0) byUser.set(sub, left);
      else byUser.delete(sub);
      taken -= 1;
    },
    get taken() {
      return taken;
    },
  };
}
