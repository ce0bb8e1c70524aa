// Original file: bookmarks/v1/bookmarks.proto

import type { ImportSource as _bookmarks_v1_ImportSource, ImportSource__Output as _bookmarks_v1_ImportSource__Output } from '../../bookmarks/v1/ImportSource.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * From the newest down, some pages in each call.
 */
export interface _bookmarks_v1_ImportProgress_Run {
  'nextPage'?: (number);
  'newestTime'?: (_google_protobuf_Timestamp | null);
  'oldestTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Where it ends. Absent: with the last page.
   */
  'untilTime'?: (_google_protobuf_Timestamp | null);
}

/**
 * From the newest down, some pages in each call.
 */
export interface _bookmarks_v1_ImportProgress_Run__Output {
  'nextPage': (number);
  'newestTime': (_google_protobuf_Timestamp__Output | null);
  'oldestTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Where it ends. Absent: with the last page.
   */
  'untilTime': (_google_protobuf_Timestamp__Output | null);
}

/**
 * The times are those that the service gives what was saved there.
 */
export interface ImportProgress {
  'source'?: (_bookmarks_v1_ImportSource);
  /**
   * All that is as old as this, or older, was imported. Absent: nothing was.
   */
  'seenTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Absent where no run goes on.
   */
  'run'?: (_bookmarks_v1_ImportProgress_Run | null);
}

/**
 * The times are those that the service gives what was saved there.
 */
export interface ImportProgress__Output {
  'source': (_bookmarks_v1_ImportSource__Output);
  /**
   * All that is as old as this, or older, was imported. Absent: nothing was.
   */
  'seenTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Absent where no run goes on.
   */
  'run': (_bookmarks_v1_ImportProgress_Run__Output | null);
}
