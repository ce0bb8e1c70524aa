import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { ReminderWish } from './reminder.ts';

/** A bookmark with what is wished of its reminder; one that was shown is none any more, and cannot be taken away. */
export function withReminder(bookmark: Bookmark, wish: Pick<ReminderWish, 'at'> | undefined): Bookmark {
  if (wish === undefined || (wish.at === null && bookmark.isReminded)) return bookmark;
  return { ...bookmark, remindAt: wish.at ?? undefined, isReminded: false };
}
