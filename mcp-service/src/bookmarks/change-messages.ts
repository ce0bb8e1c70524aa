import type { ResponseOf } from '@bookmarks/protos';
import type { BulkCounts, Change, UndoReport } from './changes.ts';
import { dateFromTimestamp } from './messages.ts';
import type { WriteReceipt } from './tags.ts';

export function changeFromMessage(message: ResponseOf<'ListBookmarkHistory'>['changes'][number]): Change {
  const { id, kind, time, itemCount, undoes } = message;
  return { id, kind, at: dateFromTimestamp(time), itemCount, undoes };
}

export function undoFromMessage(message: ResponseOf<'UndoChange'>): UndoReport {
  const { undoneCount, conflictCount, conflicts } = message;
  return { undoneCount, conflictCount, conflicts, ...receiptFromMessage(message) };
}

export function bulkCountsFromMessage(message: ResponseOf<'OrganizeBookmarks'>): BulkCounts {
  const { changedCount, unchangedCount, skippedCount, skippedIds } = message;
  return { changedCount, unchangedCount, skippedCount, skippedIds };
}

export function receiptFromMessage({ changeId, jobId }: { changeId: string; jobId: string }): WriteReceipt {
  return { changeId: changeId || undefined, jobId: jobId || undefined };
}
