import { pendingReminder } from '../reminders/pending-reminder.ts';
import { unionOfTags } from '../tags/tag.ts';
import type { Bookmark, GivenBookmark } from './bookmark.ts';
import { withParagraph } from './note.ts';

/** What a caller can give to save a URL, beside the URL. */
export type GivenField = keyof typeof IS_KEPT;

/** The fields that were given and did not come into the bookmark, which was saved before: it keeps its own. */
export function keptFields(bookmark: Bookmark, given: GivenBookmark): GivenField[] {
  return FIELDS.filter((field) => IS_KEPT[field](bookmark, given));
}

const IS_KEPT = {
  title: ({ title }, given) => Boolean(given.title) && given.title !== title,
  note: ({ note }, given) => withParagraph(note, given.note ?? '') !== note,
  tags: ({ tags }, given) => unionOfTags(tags, given.tags ?? []).length > tags.length,
  status: ({ status }, given) => given.status !== undefined && given.status !== status,
  favorite: ({ favorite }, given) => given.favorite !== undefined && given.favorite !== favorite,
  collection: ({ collection }, given) =>
    Boolean(given.collection) && !isIn(collection, given.collection ?? ''),
  remind_at: (bookmark, { reminder }) =>
    reminder !== undefined && reminder.at?.getTime() !== pendingReminder(bookmark)?.getTime(),
} satisfies Record<string, (bookmark: Bookmark, given: GivenBookmark) => boolean>;

const FIELDS = Object.keys(IS_KEPT) as GivenField[];

function isIn(collection: Bookmark['collection'], ref: string): boolean {
  return collection?.id === ref || collection?.path.toLowerCase() === ref.trim().toLowerCase();
}
