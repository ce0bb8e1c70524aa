import type { UserSub } from '@bookmarks/identity';

/** News of jobs that end, whichever worker did them. */
export interface EndedJobs {
  /**
   * The ids of a user's jobs as they end, from when the promise resolves until `signal` is aborted or the service ends.
   *
   * @throws {LibraryError} `unavailable`, now or later, where some could be missed.
   */
  watch(userSub: UserSub, signal: AbortSignal): Promise<AsyncIterable<string>>;
}
