// Original file: bookmarks/v1/bookmarks.proto

import type { FileFormat as _bookmarks_v1_FileFormat, FileFormat__Output as _bookmarks_v1_FileFormat__Output } from '../../bookmarks/v1/FileFormat.ts';
import type { OnDuplicate as _bookmarks_v1_OnDuplicate, OnDuplicate__Output as _bookmarks_v1_OnDuplicate__Output } from '../../bookmarks/v1/OnDuplicate.ts';

// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_ImportOptions_FoldersAs = {
  /**
   * The same as COLLECTIONS.
   */
  FOLDERS_AS_UNSPECIFIED: 'FOLDERS_AS_UNSPECIFIED',
  FOLDERS_AS_COLLECTIONS: 'FOLDERS_AS_COLLECTIONS',
  FOLDERS_AS_TAGS: 'FOLDERS_AS_TAGS',
  FOLDERS_AS_BOTH: 'FOLDERS_AS_BOTH',
} as const;

export type _bookmarks_v1_ImportOptions_FoldersAs =
  /**
   * The same as COLLECTIONS.
   */
  | 'FOLDERS_AS_UNSPECIFIED'
  | 0
  | 'FOLDERS_AS_COLLECTIONS'
  | 1
  | 'FOLDERS_AS_TAGS'
  | 2
  | 'FOLDERS_AS_BOTH'
  | 3

export type _bookmarks_v1_ImportOptions_FoldersAs__Output = typeof _bookmarks_v1_ImportOptions_FoldersAs[keyof typeof _bookmarks_v1_ImportOptions_FoldersAs]

export interface ImportOptions {
  'format'?: (_bookmarks_v1_FileFormat);
  'foldersAs'?: (_bookmarks_v1_ImportOptions_FoldersAs);
  'onDuplicate'?: (_bookmarks_v1_OnDuplicate);
}

export interface ImportOptions__Output {
  'format': (_bookmarks_v1_FileFormat__Output);
  'foldersAs': (_bookmarks_v1_ImportOptions_FoldersAs__Output);
  'onDuplicate': (_bookmarks_v1_OnDuplicate__Output);
}
