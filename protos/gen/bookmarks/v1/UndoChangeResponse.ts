// Original file: bookmarks/v1/bookmarks.proto


export interface _bookmarks_v1_UndoChangeResponse_Conflict {
  /**
   * bookmark, collection, tag
   */
  'entity'?: (string);
  'entityId'?: (string);
  /**
   * What people know it by: title or URL, path, name.
   */
  'label'?: (string);
  /**
   * Why it was left as it is.
   */
  'reason'?: (string);
}

export interface _bookmarks_v1_UndoChangeResponse_Conflict__Output {
  /**
   * bookmark, collection, tag
   */
  'entity': (string);
  'entityId': (string);
  /**
   * What people know it by: title or URL, path, name.
   */
  'label': (string);
  /**
   * Why it was left as it is.
   */
  'reason': (string);
}

export interface UndoChangeResponse {
  /**
   * How many bookmarks, collections and tags are as they were before the change; with a job, how many it will look at.
   */
  'undoneCount'?: (number);
  'conflictCount'?: (number);
  /**
   * Some of what was changed again since, and is left as it is.
   */
  'conflicts'?: (_bookmarks_v1_UndoChangeResponse_Conflict)[];
  /**
   * Names the undo, which can be undone; empty when nothing was to be undone, or when a job does it.
   */
  'changeId'?: (string);
  'jobId'?: (string);
}

export interface UndoChangeResponse__Output {
  /**
   * How many bookmarks, collections and tags are as they were before the change; with a job, how many it will look at.
   */
  'undoneCount': (number);
  'conflictCount': (number);
  /**
   * Some of what was changed again since, and is left as it is.
   */
  'conflicts': (_bookmarks_v1_UndoChangeResponse_Conflict__Output)[];
  /**
   * Names the undo, which can be undone; empty when nothing was to be undone, or when a job does it.
   */
  'changeId': (string);
  'jobId': (string);
}
