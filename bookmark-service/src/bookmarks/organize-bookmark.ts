import type { ReminderWish } from '../reminders/reminder.ts';
import { withReminder } from '../reminders/with-reminder.ts';
import { tagKey, unionOfTags } from '../tags/tag.ts';
import type { Bookmark, CollectionRef, Status } from './bookmark.ts';
import { requireNoteLength, requireTagCount } from './bookmark-bounds.ts';
import { withParagraph } from './note.ts';

/** What is done to each of many bookmarks. */
export type Arrangement = {
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  /** Null: out of any; undefined: as it is. */
  readonly collection?: (CollectionRef & { readonly autoTags: readonly string[] }) | null | undefined;
  readonly status?: Status | undefined;
  readonly favorite?: boolean | undefined;
  readonly appendNote: string;
  readonly reminder?: ReminderWish | undefined;
};

/** A bookmark as it is afterwards; the same again is as it was. @throws {LibraryError} `invalid`, naming the bookmark. */
export function organizeBookmark(bookmark: Bookmark, arrangement: Arrangement): Bookmark {
  const { collection, status, favorite, appendNote } = arrangement;
  // Not by its title: what is saved is not to be read as words of this service.
  const what = `The bookmark ${bookmark.id}`;
  return {
    ...withReminder(bookmark, arrangement.reminder),
    tags: requireTagCount(organizedTags(bookmark, arrangement), what),
    note: requireNoteLength(withParagraph(bookmark.note, appendNote), what),
    status: status ?? bookmark.status,
    favorite: favorite ?? bookmark.favorite,
    collection:
      collection === undefined
        ? bookmark.collection
        : (collection ?? undefined) && { id: collection?.id ?? '', path: collection?.path ?? '' },
  };
}

/** The tags of a collection are added when a bookmark is put in it, not when it is there already. */
function organizedTags(bookmark: Bookmark, { addTags, removeTags, collection }: Arrangement): string[] {
  const removed = new Set(removeTags.map(tagKey));
  const isStaying = (name: string) => !removed.has(tagKey(name));
  const isPut = collection && collection.id !== bookmark.collection?.id;
  const added = [...addTags, ...(isPut ? collection.autoTags : [])];
  return unionOfTags(bookmark.tags.filter(isStaying), added.filter(isStaying));
}
