import type { Bookmark } from '../bookmarks/bookmark.ts';

/** When a bookmark's reminder is, or was, due, as long as it was not shown. */
export function pendingReminder({ remindAt, isReminded }: Bookmark): Date | undefined {
  return isReminded ? undefined : remindAt;
}
