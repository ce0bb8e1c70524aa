import type { UserSub } from '@bookmarks/identity';
import type { LibraryChange } from './library-change.ts';

export type OnChange = (change: LibraryChange) => void;

/** Carries news of changes from whichever replica made them to whichever has somebody who listens. */
export interface ChangeFeed {
  /** Returns at once and never fails: a write is done whether or not its news gets through. */
  announce(sub: UserSub, change: LibraryChange): void;
  /**
   * Hears of every change of one user's library from when the promise resolves, unless the feed is away; when it comes
   * back, `onChange` hears that anything may have changed. The result stops it.
   */
  listen(sub: UserSub, onChange: OnChange): Promise<() => void>;
}
