import type {
  ImportOptions,
  ImportProgress,
  ImportReport,
  ImportSourceName,
} from '../bookmarks/transfers.ts';
import { OPEN_SOURCE } from '../upstream/sources/open-source.ts';
import { type ReadSource, readSource } from '../upstream/sources/read-source.ts';
import { UPSTREAM_NAMES } from '../upstream/upstream-names.ts';
import { answerWithJob, answerWithReport, jobOnceDone } from './import-answer.ts';
import type { ToolContext } from './tool.ts';
import { lines } from './words.ts';

/** No page is begun later than this, so that the answer comes before the gateway gives it up, 15 s after the call. */
const LAST_PAGE_MS = 5_000;
/** The job is not waited for any longer, since a tool answers in 10 s where nothing is slow but the job. */
const LAST_LOOK_MS = 9_000;

type SourceInput = {
  readonly folders_as: NonNullable<ImportOptions['foldersAs']>;
  readonly on_duplicate: NonNullable<ImportOptions['onDuplicate']>;
  readonly dry_run: boolean;
  readonly fromStart: boolean;
};

/** Imports what one call may read there; the library keeps how far that came together with the start of the import. */
export async function importFromSource(
  { bookmarks, upstream }: ToolContext,
  source: ImportSourceName,
  { folders_as: foldersAs, on_duplicate: onDuplicate, dry_run: dryRun, fromStart }: SourceInput,
) {
  const startedAt = performance.now();
  const hasTime = () => performance.now() - startedAt < LAST_PAGE_MS;
  const before = await bookmarks.importProgress(source);
  const read = await readSource(OPEN_SOURCE[source](upstream), before, { fromStart, hasTime });
  if (isNothing(read, before)) return nothingNew(source);
  const { content, progress } = read;
  const started = await bookmarks.importFromSource(
    { source, content, progress },
    { foldersAs, onDuplicate, dryRun },
  );
  const { jobId } = started;
  if (jobId === undefined)
    return withRest(answerWithReport(from(source, started.report)), source, read, dryRun);
  const job = await jobOnceDone(bookmarks, jobId, LAST_LOOK_MS - (performance.now() - startedAt));
  const importReport = job?.importReport && from(source, job.importReport);
  const answer = answerWithJob(
    jobId,
    job && { ...job, importReport },
    'from_start: true imports all of it again.',
  );
  return withRest(answer, source, read, dryRun);
}

/** It came as JSON, which is nothing to tell. */
function from(source: ImportSourceName, report: ImportReport): ImportReport {
  return { ...report, format: source };
}

/** Whether there is neither a bookmark nor progress to tell the library of. */
function isNothing({ count, isComplete }: ReadSource, { run }: ImportProgress): boolean {
  return count === 0 && isComplete && run === undefined;
}

function nothingNew(source: ImportSourceName) {
  const none = { entries: 0, created: 0, merged: 0, unchanged: 0, problems: 0, first_problems: [] };
  return {
    text: `There is nothing at ${UPSTREAM_NAMES[source]} that was not imported before.`,
    data: { status: 'done' as const, report: { format: source, ...none }, more: false },
  };
}

/** The answer of an import, and how it goes on. */
function withRest<Data extends object>(
  { text, data }: { text: string; data: Data },
  source: ImportSourceName,
  { isComplete, retryAt }: ReadSource,
  dryRun: boolean,
) {
  const name = UPSTREAM_NAMES[source];
  // Nothing is remembered of it, so that another one would read the same again.
  if (dryRun)
    return {
      text: lines(
        text,
        isComplete
          ? `That is all at ${name}. Call again without dry_run to import it.`
          : `There is more at ${name}, which a dry run does not reach.`,
      ),
      data: { ...data, more: false },
    };
  const later = retryAt && ` after ${retryAt.toISOString()}, before which ${name} gives no more`;
  return {
    text: lines(
      text,
      isComplete
        ? `That was all at ${name}; a later call brings only what is new there.`
        : `There is more at ${name}. Call again with the same arguments to go on${later ?? ''}.`,
    ),
    data: { ...data, more: !isComplete, ...(retryAt && { retry_at: retryAt.toISOString() }) },
  };
}
