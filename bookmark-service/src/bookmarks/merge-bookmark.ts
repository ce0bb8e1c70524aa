import { withReminder } from '../reminders/with-reminder.ts';
import { unionOfTags } from '../tags/tag.ts';
import type { Bookmark, GivenBookmark } from './bookmark.ts';
import { requireNoteLength, requireTagCount } from './bookmark-bounds.ts';
import { withParagraph } from './note.ts';

/** What is given to a bookmark that is there; whose collection it is put in, its caller decides. */
type Addition = Omit<GivenBookmark, 'collection'> & { readonly tags: readonly string[] };

/** Saving a URL again adds what is new and loses nothing that was there. */
export function mergeBookmark(saved: Bookmark, added: Addition): Bookmark {
  return {
    ...withReminder(saved, added.reminder),
    title: saved.title || added.title || '',
    note: requireNoteLength(withParagraph(saved.note, added.note ?? ''), 'This URL is saved already, and it'),
    tags: requireTagCount(unionOfTags(saved.tags, added.tags), 'This URL is saved already, and it'),
    status: added.status ?? saved.status,
    favorite: added.favorite ?? saved.favorite,
  };
}
