// Original file: bookmarks/v1/bookmarks.proto

import type { FileFormat as _bookmarks_v1_FileFormat, FileFormat__Output as _bookmarks_v1_FileFormat__Output } from '../../bookmarks/v1/FileFormat.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

// Original file: bookmarks/v1/bookmarks.proto

export const _bookmarks_v1_Transfer_Direction = {
  DIRECTION_UNSPECIFIED: 'DIRECTION_UNSPECIFIED',
  DIRECTION_IMPORT: 'DIRECTION_IMPORT',
  DIRECTION_EXPORT: 'DIRECTION_EXPORT',
} as const;

export type _bookmarks_v1_Transfer_Direction =
  | 'DIRECTION_UNSPECIFIED'
  | 0
  | 'DIRECTION_IMPORT'
  | 1
  | 'DIRECTION_EXPORT'
  | 2

export type _bookmarks_v1_Transfer_Direction__Output = typeof _bookmarks_v1_Transfer_Direction[keyof typeof _bookmarks_v1_Transfer_Direction]

export interface Transfer {
  'direction'?: (_bookmarks_v1_Transfer_Direction);
  'format'?: (_bookmarks_v1_FileFormat);
  'expireTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Whose library it is of, for the record of who let a file in or out.
   */
  'userSub'?: (string);
}

export interface Transfer__Output {
  'direction': (_bookmarks_v1_Transfer_Direction__Output);
  'format': (_bookmarks_v1_FileFormat__Output);
  'expireTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Whose library it is of, for the record of who let a file in or out.
   */
  'userSub': (string);
}
