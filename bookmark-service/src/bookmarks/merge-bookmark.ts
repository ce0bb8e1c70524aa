import { LIMITS } from '@bookmarks/protos';
import type { Bookmark, NewBookmark } from './bookmark.ts';
import { BookmarkError } from './bookmark-error.ts';
import { unionOfTags } from './tag.ts';

/** Saving a URL again adds what is new and loses nothing that was there. */
export function mergeBookmark(saved: Bookmark, added: NewBookmark & { tags: readonly string[] }): Bookmark {
  return {
    ...saved,
    title: saved.title || added.title || '',
    note: mergedNote(saved.note, added.note ?? ''),
    tags: mergedTags(saved.tags, added.tags),
    status: added.status ?? saved.status,
    favorite: added.favorite ?? saved.favorite,
  };
}

function mergedNote(saved: string, added: string): string {
  if (added === '' || saved === added || saved.split('\n\n').includes(added)) return saved;
  const note = saved === '' ? added : `${saved}\n\n${added}`;
  if (note.length > LIMITS.noteLength) {
    throw new BookmarkError(
      'invalid',
      `This URL is saved already, and its note would grow to ${note.length} characters; at most ${LIMITS.noteLength} are allowed.`,
    );
  }
  return note;
}

function mergedTags(saved: readonly string[], added: readonly string[]): string[] {
  const tags = unionOfTags(saved, added);
  if (tags.length > LIMITS.tagsPerBookmark) {
    throw new BookmarkError(
      'invalid',
      `This URL is saved already, and would have ${tags.length} tags; at most ${LIMITS.tagsPerBookmark} are allowed.`,
    );
  }
  return tags;
}

/** Whether two states of a bookmark differ in anything that its user can see. */
export function isSameContent(one: Bookmark, other: Bookmark): boolean {
  const content = ({ updatedAt: _, version: __, ...rest }: Bookmark) => JSON.stringify(rest);
  return content(one) === content(other);
}
