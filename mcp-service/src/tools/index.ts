import type { UpstreamProvider } from '@bookmarks/upstream';
import { importSourceOf } from '../upstream/sources/open-source.ts';
import { addBookmark } from './add-bookmark.ts';
import { addHighlight } from './add-highlight.ts';
import { auditLibrary } from './audit-library.ts';
import { deleteBookmarks } from './delete-bookmarks.ts';
import { deleteCollection } from './delete-collection.ts';
import { editBookmark } from './edit-bookmark.ts';
import { exportBookmarks } from './export-bookmarks.ts';
import { getBookmarks } from './get-bookmarks.ts';
import { getRecovery } from './get-recovery.ts';
import { importBookmarks } from './import-bookmarks.ts';
import { importBookmarksFrom } from './import-bookmarks-from.ts';
import { libraryOverview } from './library-overview.ts';
import { listBookmarks } from './list-bookmarks.ts';
import { listCollections } from './list-collections.ts';
import { listTags } from './list-tags.ts';
import { organizeBookmarks } from './organize-bookmarks.ts';
import { resurfaceBookmarks } from './resurface-bookmarks.ts';
import { saveCollection } from './save-collection.ts';
import { searchBookmarks } from './search-bookmarks.ts';
import type { Tool } from './tool.ts';
import { undoChange } from './undo-change.ts';
import { updateTags } from './update-tags.ts';

/**
 * Every tool, in the order in which clients see them: reads, then what adds, then what overwrites or removes. What asks
 * the upstream is there where that is the provider.
 */
export function toolsWith(provider: UpstreamProvider | undefined): readonly Tool[] {
  const source = importSourceOf(provider);
  return [
    listBookmarks,
    searchBookmarks,
    getBookmarks,
    listTags,
    listCollections,
    auditLibrary,
    resurfaceBookmarks,
    libraryOverview,
    ...(provider === 'whoop' ? [getRecovery] : []),
    addBookmark,
    organizeBookmarks,
    saveCollection,
    addHighlight,
    source === undefined ? importBookmarks : importBookmarksFrom(source),
    exportBookmarks,
    undoChange,
    editBookmark,
    updateTags,
    deleteBookmarks,
    deleteCollection,
  ] as readonly Tool[];
}
