// Original file: bookmarks/v1/bookmarks.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * A wish to be reminded, as it was understood.
 */
export interface Reminder {
  /**
   * Absent: not at all, or not any more.
   */
  'time'?: (_google_protobuf_Timestamp | null);
  /**
   * A name of the database of time zones.
   */
  'timeZone'?: (string);
}

/**
 * A wish to be reminded, as it was understood.
 */
export interface Reminder__Output {
  /**
   * Absent: not at all, or not any more.
   */
  'time': (_google_protobuf_Timestamp__Output | null);
  /**
   * A name of the database of time zones.
   */
  'timeZone': (string);
}
