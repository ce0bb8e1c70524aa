import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { JOB_STATES, type Job } from '../bookmarks/transfers.ts';
import { excerpt, lines, oneLine, SAVED_TEXT } from './words.ts';

/** So many of the newest jobs, and of what each could not do, are shown one by one. */
const DETAILED_JOBS = 3;
const SHOWN_PROBLEMS = 5;
const PROBLEM_CHARACTERS = 200;
const NO_ROOM = `It would have more than ${LIMITS.tagsPerBookmark} tags, or a note of more than ${LIMITS.noteLength} characters.`;

export const jobResult = z.object({
  job_id: z.string(),
  kind: z.string(),
  state: z.enum(JOB_STATES),
  done: z.number(),
  total: z.number().optional(),
  change_id: z.string().optional(),
  failure: z.string().optional(),
  counts: z.record(z.string(), z.number()).optional(),
  problems: z.array(z.string()).optional(),
});
type JobResult = z.input<typeof jobResult>;

/** Jobs, the newest first. */
export function toJobResults(jobs: readonly Job[]): JobResult[] {
  return jobs.map((job, index) => {
    const problems = index < DETAILED_JOBS ? problemsOf(job).slice(0, SHOWN_PROBLEMS) : [];
    return {
      ...toJobResult(job),
      ...(problems.length > 0 && { problems: problems.map((text) => excerpt(text, PROBLEM_CHARACTERS)) }),
    };
  });
}

function toJobResult(job: Job): JobResult {
  const counts = countsOf(job);
  return {
    job_id: job.id,
    kind: job.kind,
    state: job.state,
    done: job.doneCount,
    ...(job.totalCount > 0 && { total: job.totalCount }),
    ...(job.changeId && { change_id: job.changeId }),
    ...(job.failure && { failure: job.failure }),
    ...(counts && { counts }),
  };
}

function countsOf({ importReport, undoReport, organizeReport }: Job): Record<string, number> | undefined {
  if (importReport) {
    const { entryCount: entries, createdCount: created, mergedCount: merged, ...rest } = importReport;
    const { unchangedCount: unchanged, problemCount: problems, droppedCount } = rest;
    const dropped = droppedCount !== undefined && { not_imported: droppedCount };
    return { entries, created, merged, unchanged, problems, ...dropped };
  }
  if (organizeReport) {
    const { changedCount: changed, unchangedCount: unchanged, skippedCount: skipped } = organizeReport;
    return { changed, unchanged, skipped };
  }
  return undoReport && { undone: undoReport.undoneCount, conflicts: undoReport.conflictCount };
}

/** What an import could not take as it was, an undo left as it is, or a change of many skipped. */
function problemsOf({ importReport, undoReport, organizeReport }: Job): string[] {
  return [
    ...(importReport?.problems ?? []).map(
      ({ place, reason, excerpt: text }) => `at ${place}: ${reason} ${text}`,
    ),
    ...(undoReport?.conflicts ?? []).map(
      ({ entity, entityId, label, reason }) => `${entity} ${entityId}: ${reason} ${label}`,
    ),
    ...(organizeReport?.skippedIds ?? []).map((id) => `bookmark ${id}: ${NO_ROOM}`),
  ];
}

export function jobText(result: JobResult): string {
  const { kind, problems = [] } = result;
  const heading = kind === 'import' ? 'Not imported, or changed on the way' : 'Left as they are';
  return lines(
    factsText(result),
    problems.length > 0 && `  ${heading}: (${SAVED_TEXT}.)`,
    ...problems.map((problem) => `  - ${oneLine(problem)}`),
  );
}

function factsText({ job_id, kind, state, done, total, change_id, failure, counts = {} }: JobResult): string {
  return [
    `- ${job_id} ${kind}: ${state}, ${done}${total === undefined ? '' : ` of ${total}`}`,
    ...Object.entries(counts).map(([name, count]) => `${name} ${count}`),
    change_id ? `change ${change_id}` : '',
    failure ? oneLine(failure) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
