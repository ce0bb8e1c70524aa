import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';

/** @param what begins the refusal, such as `The bookmark bm_…`. @throws {LibraryError} `invalid` */
export function requireNoteLength(note: string, what: string): string {
  if (note.length <= LIMITS.noteLength) return note;
  throw new LibraryError(
    'invalid',
    `${what} would have a note of ${note.length} characters; at most ${LIMITS.noteLength} are allowed.`,
  );
}

/** @param what begins the refusal, such as `The bookmark bm_…`. @throws {LibraryError} `invalid` */
export function requireTagCount(tags: string[], what: string): string[] {
  if (tags.length <= LIMITS.tagsPerBookmark) return tags;
  throw new LibraryError(
    'invalid',
    `${what} would have ${tags.length} tags; at most ${LIMITS.tagsPerBookmark} are allowed.`,
  );
}
