import type { Bookmark, CollectionRef } from '../bookmarks/bookmark.ts';
import { mergeBookmark } from '../bookmarks/merge-bookmark.ts';
import { newId } from '../library/id.ts';
import { pendingReminder } from '../reminders/pending-reminder.ts';
import { withReminder } from '../reminders/with-reminder.ts';
import { unionOfTags } from '../tags/tag.ts';
import { type Complain, type FittedEntry, fitNumberOfTags } from './apply-entry.ts';

/** An entry with the tags as they are spelled in this library, and the collection that its folder became. */
export type PlacedEntry = FittedEntry & {
  readonly collection: CollectionRef | undefined;
  /** Tags of that collection. */
  readonly autoTags: readonly string[];
  /** The folder as a tag, for a bookmark that cannot be in its collection. */
  readonly folderTag: string | undefined;
};

export function createImported(entry: PlacedEntry, at: Date, complain: Complain): Bookmark {
  const createdAt = entry.addedAt ?? at;
  const homeless = entry.collection === undefined && entry.folderTag !== undefined;
  if (homeless) complain(`Its folder became the tag "${entry.folderTag}": there can be no such collection.`);
  const more = homeless ? [...entry.autoTags, entry.folderTag] : entry.autoTags;
  return {
    id: newId('bm'),
    url: entry.url.url,
    title: entry.title,
    description: entry.description,
    note: entry.note,
    tags: fitNumberOfTags(unionOfTags(entry.tags, more), complain),
    status: entry.status ?? 'unread',
    favorite: entry.favorite ?? false,
    collection: entry.collection,
    createdAt,
    updatedAt: entry.updatedAt ?? createdAt,
    remindAt: entry.remindAt,
    isReminded: false,
    version: 1,
  };
}

/**
 * Adds what is new in an entry to a bookmark of the same URL. A bookmark is in one collection: a second folder becomes
 * a tag.
 *
 * @throws {LibraryError} `invalid` where it would become too long.
 */
export function mergeImported(saved: Bookmark, entry: PlacedEntry, complain: Complain): Bookmark {
  const { collection, folderTag, autoTags } = entry;
  const moves = saved.collection === undefined && collection !== undefined;
  const isThere = collection !== undefined && saved.collection?.id === collection.id;
  const isElsewhere = folderTag !== undefined && !moves && !isThere;
  if (isElsewhere)
    complain(`A bookmark is in one collection at most, so this folder became the tag "${folderTag}".`);
  const more = moves ? autoTags : isElsewhere ? [folderTag] : [];
  const tags = fitNumberOfTags(unionOfTags(saved.tags, unionOfTags(entry.tags, more)), complain);
  const { title, note } = entry;
  // A file may be older than what was done here since: it neither moves a bookmark back nor takes its star.
  const favorite = entry.favorite || undefined;
  const merged = mergeBookmark(saved, { url: entry.url.url, title, note, tags, favorite });
  const kept = fieldsKept(saved, entry);
  if (kept.length > 0) complain(`Left out, since the bookmark of this URL has another: ${kept.join(', ')}.`);
  const isReminderNew = entry.remindAt !== undefined && pendingReminder(saved) === undefined;
  return {
    ...withReminder(merged, isReminderNew ? { at: entry.remindAt } : undefined),
    tags,
    description: saved.description || entry.description,
    collection: saved.collection ?? collection,
  };
}

/** What an entry says otherwise than the bookmark, whose own it stays. */
function fieldsKept(saved: Bookmark, { title, description, status }: PlacedEntry): string[] {
  return [
    ...(saved.title && title && saved.title !== title ? ['title'] : []),
    ...(saved.description && description && saved.description !== description ? ['description'] : []),
    ...(status !== undefined && status !== saved.status ? ['status'] : []),
  ];
}
