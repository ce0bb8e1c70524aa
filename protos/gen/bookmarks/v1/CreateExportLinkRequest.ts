// Original file: bookmarks/v1/bookmarks.proto

import type { FileFormat as _bookmarks_v1_FileFormat, FileFormat__Output as _bookmarks_v1_FileFormat__Output } from '../../bookmarks/v1/FileFormat.ts';
import type { BookmarkFilter as _bookmarks_v1_BookmarkFilter, BookmarkFilter__Output as _bookmarks_v1_BookmarkFilter__Output } from '../../bookmarks/v1/BookmarkFilter.ts';

export interface CreateExportLinkRequest {
  'format'?: (_bookmarks_v1_FileFormat);
  /**
   * All bookmarks that pass it.
   */
  'filter'?: (_bookmarks_v1_BookmarkFilter | null);
}

export interface CreateExportLinkRequest__Output {
  'format': (_bookmarks_v1_FileFormat__Output);
  /**
   * All bookmarks that pass it.
   */
  'filter': (_bookmarks_v1_BookmarkFilter__Output | null);
}
