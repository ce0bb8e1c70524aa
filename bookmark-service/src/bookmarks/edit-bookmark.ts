import { LIMITS } from '@bookmarks/protos';
import { recordChange } from '../changes/change.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { parseText } from '../library/text.ts';
import { parseTags } from '../tags/tag.ts';
import type { Bookmark, BookmarkEdit } from './bookmark.ts';
import { bookmarkChange } from './bookmark-change.ts';
import { parseBookmarkUrl } from './bookmark-url.ts';

/** @throws {LibraryError} `invalid` */
export function parseEdit({ url, title, description, note, tags }: BookmarkEdit): Partial<Bookmark> {
  return {
    ...(url !== undefined && { url: parseBookmarkUrl(url).url }),
    ...(title !== undefined && { title: parseText(title, 'title', LIMITS.titleLength) }),
    ...(description !== undefined && {
      description: parseText(description, 'description', LIMITS.descriptionLength),
    }),
    ...(note !== undefined && { note: parseText(note, 'note', LIMITS.noteLength) }),
    ...(tags !== undefined && { tags: parseTags(tags) }),
  };
}

/**
 * Overwrites the fields in `edit`; `changeId` is undefined where they were so already.
 *
 * @throws {LibraryError} `conflict` when the bookmark is not at `expectedVersion`; `already_exists` when another
 *   bookmark has the new URL.
 */
export async function editBookmark(
  library: LibraryWriter,
  saved: Bookmark,
  edit: Partial<Bookmark>,
  { expectedVersion, at }: { expectedVersion: number | undefined; at: Date },
): Promise<{ bookmark: Bookmark; changeId: string | undefined }> {
  const edited = { ...saved, ...edit, ...(edit.tags && { tags: await library.spellTags(edit.tags) }) };
  // Before the version is looked at: the same edit sent twice must not fail the second time.
  const item = bookmarkChange(saved, edited);
  if (item === undefined) return { bookmark: saved, changeId: undefined };
  requireVersion(saved, expectedVersion);
  const bookmark = { ...edited, updatedAt: at, version: saved.version + 1 };
  await library.updateBookmarks([bookmark]);
  return { bookmark, changeId: await recordChange(library, 'edit', at, [item]) };
}

function requireVersion({ version }: Bookmark, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw new LibraryError(
    'conflict',
    `The bookmark was changed in the meantime: it is at version ${version}, not ${expected}. Read it again, then edit.`,
  );
}
