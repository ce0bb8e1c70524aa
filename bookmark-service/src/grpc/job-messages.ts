import type { Job as JobMessage } from '@bookmarks/protos';
import { ORGANIZE_REPORT } from '../bookmarks/organize-work.ts';
import { UNDO_REPORT } from '../changes/undo-report.ts';
import { IMPORT_REPORT } from '../import/import-report.ts';
import type { Job, JobState } from '../jobs/job.ts';
import { toUndoMessage } from './change-messages.ts';
import { toImportReportMessage } from './import-messages.ts';
import { toTimestamp } from './messages.ts';

const STATE_MESSAGE = {
  queued: 'STATE_QUEUED',
  running: 'STATE_RUNNING',
  done: 'STATE_DONE',
  failed: 'STATE_FAILED',
} as const satisfies Record<JobState, JobMessage['state']>;

export function toJobMessage(job: Job): JobMessage {
  const { id, kind, finishedAt } = job;
  return {
    id,
    kind,
    state: STATE_MESSAGE[job.state],
    doneCount: job.done,
    totalCount: job.total ?? 0,
    changeId: job.changeId ?? '',
    createTime: toTimestamp(job.createdAt),
    ...(finishedAt && { finishTime: toTimestamp(finishedAt) }),
    failure: job.failure ?? '',
    ...reportMessage(job),
  };
}

function reportMessage({
  kind,
  result,
}: Job): Pick<JobMessage, 'importReport' | 'undoReport' | 'organizeReport'> {
  if (result === undefined) return {};
  switch (kind) {
    case 'import':
      return { importReport: toImportReportMessage(IMPORT_REPORT.parse(result)) };
    case 'undo':
      return { undoReport: toUndoMessage(UNDO_REPORT.parse(result)) };
    case 'organize':
      return { organizeReport: ORGANIZE_REPORT.parse(result) };
    case 'update_tags':
      return {};
  }
}
