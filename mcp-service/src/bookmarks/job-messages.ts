import type { ResponseOf } from '@bookmarks/protos';
import { bulkCountsFromMessage, undoFromMessage } from './change-messages.ts';
import type { ImportReport, Job } from './transfers.ts';

type ReportMessage = NonNullable<ResponseOf<'ImportBookmarks'>['report']>;

export function jobFromMessage(message: ResponseOf<'GetJob'>): Job {
  const { id, kind, doneCount, totalCount, changeId, failure } = message;
  const { importReport, undoReport, organizeReport } = message;
  return {
    id,
    kind,
    state: JOB_STATE[message.state],
    doneCount,
    totalCount,
    changeId: changeId || undefined,
    failure,
    ...(importReport && { importReport: importReportFromMessage(importReport) }),
    ...(undoReport && { undoReport: undoFromMessage(undoReport) }),
    ...(organizeReport && { organizeReport: bulkCountsFromMessage(organizeReport) }),
  };
}

export function importReportFromMessage(message: ReportMessage): ImportReport {
  const { format, entryCount, createdCount, mergedCount, unchangedCount } = message;
  const { problemCount, droppedCount, problems } = message;
  const counts = { entryCount, createdCount, mergedCount, unchangedCount, problemCount, droppedCount };
  return { format, ...counts, problems };
}

const JOB_STATE = {
  STATE_UNSPECIFIED: 'queued',
  STATE_QUEUED: 'queued',
  STATE_RUNNING: 'running',
  STATE_DONE: 'done',
  STATE_FAILED: 'failed',
} as const satisfies Record<ResponseOf<'GetJob'>['state'], Job['state']>;
