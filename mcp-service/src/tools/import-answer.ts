import { setTimeout as pause } from 'node:timers/promises';
import { type Bookmarks, BookmarksUnavailableError } from '../bookmarks/bookmarks.ts';
import type { ImportReport, Job } from '../bookmarks/transfers.ts';
import { type ReportResult, reportText, toReportResult } from './import-result.ts';
import type { ToolAnswer } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';
import { lines, oneLine, receiptText } from './words.ts';

const POLL_INTERVAL_MS = 100;

type ImportAnswer = ToolAnswer<{
  readonly status: 'dry_run' | 'running' | 'done';
  readonly report?: ReportResult;
  readonly job_id?: string;
  readonly change_id?: string;
}>;

/** What an import would do. */
export function answerWithReport(report: ImportReport): ImportAnswer {
  const result = toReportResult(report);
  return {
    text: lines('Nothing is imported yet. This is what is in it:', reportText(result)),
    data: { status: 'dry_run', report: result },
  };
}

/** @throws {ToolRefusedError} for an import that failed, with `advice`. */
export function answerWithJob(jobId: string, job: Job | undefined, advice = ''): ImportAnswer {
  if (job?.state === 'failed') throw new ToolRefusedError(lines(failureText(job), advice));
  if (job?.state !== 'done' || job.importReport === undefined) {
    return {
      text: `The import is running. ${receiptText({ jobId })}`,
      data: { status: 'running', job_id: jobId },
    };
  }
  const { changeId } = job;
  const report = toReportResult(job.importReport);
  return {
    text: lines('Imported.', reportText(report), receiptText({ changeId })),
    data: { status: 'done', report, job_id: jobId, ...(changeId && { change_id: changeId }) },
  };
}

/** What was imported before it failed stays, and has a change. */
function failureText({ id, changeId, failure }: Job): string {
  const outcome = changeId ? 'Only a part is imported' : 'Nothing is imported';
  return lines(`${outcome} (job ${id}): ${oneLine(failure)}`, receiptText({ changeId }));
}

/** The job as it is when it ends, or after `waitMs`. A library that is away for a moment does not undo its start. */
export async function jobOnceDone(
  bookmarks: Bookmarks,
  id: string,
  waitMs: number,
): Promise<Job | undefined> {
  const until = Date.now() + waitMs;
  try {
    let job = await bookmarks.job(id);
    while ((job.state === 'queued' || job.state === 'running') && Date.now() < until) {
      await pause(POLL_INTERVAL_MS);
      job = await bookmarks.job(id);
    }
    return job;
  } catch (error) {
    if (error instanceof BookmarksUnavailableError) return undefined;
    throw error;
  }
}
