import { LIMITS } from '@bookmarks/protos';
import type { Bookmark, BookmarkEdit } from './bookmark.ts';
import { BookmarkError } from './bookmark-error.ts';
import { parseBookmarkUrl } from './bookmark-url.ts';
import { recordChange } from './change.ts';
import type { LibraryWriter } from './library-store.ts';
import { isSameContent } from './merge-bookmark.ts';
import { parseTags } from './tag.ts';
import { parseText } from './text.ts';

/** @throws {BookmarkError} `invalid` */
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
 * @throws {BookmarkError} `conflict` when the bookmark is not at `expectedVersion`; `already_exists` when another
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
  if (isSameContent(saved, edited)) return { bookmark: saved, changeId: undefined };
  requireVersion(saved, expectedVersion);
  const bookmark = { ...edited, updatedAt: at, version: saved.version + 1 };
  await library.updateBookmark(bookmark, parseBookmarkUrl(bookmark.url));
  const item = { bookmarkId: saved.id, before: saved, versionAfter: bookmark.version };
  return { bookmark, changeId: await recordChange(library, 'edit', at, [item]) };
}

function requireVersion({ version }: Bookmark, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw new BookmarkError(
    'conflict',
    `The bookmark was changed in the meantime: it is at version ${version}, not ${expected}. Read it again, then edit.`,
  );
}
