import { LIMITS } from '@bookmarks/protos';
import type { JobKind, StartJob } from '../jobs/job.ts';
import type { LibraryWriter } from './library-store.ts';

/** What one step of bulk work does at most. */
export const BULK_STEP = 2_000;

/** How far a step came. */
export type BulkProgress<Report> = {
  /** How many things it went through. */
  readonly done: number;
  /** Where the next one starts; undefined after the last. */
  readonly cursor: string | undefined;
  /** What came of all steps so far, as JSON. */
  readonly report: Report;
};

/**
 * Work on many things in steps, under one change id. A step is one part of a transaction, or a transaction of its own in
 * a job, which does each once.
 */
export type BulkWork<Report> = {
  readonly changeId: string;
  /** How many things there are, as far as it is known. */
  total(library: LibraryWriter): Promise<number>;
  /** @param before the report of the step before, which a job keeps as JSON; undefined for the first. */
  step(library: LibraryWriter, cursor: string | undefined, before: unknown): Promise<BulkProgress<Report>>;
};

/** What bulk work in a call comes to: it is done, or a job does it. */
export type BulkOutcome<Report> = {
  /** How many things there were before it began. */
  readonly total: number;
} & (
  | { readonly report: Report; readonly jobId: undefined }
  | { readonly report: undefined; readonly jobId: string }
);

/** Does all steps at once, or starts a job where there are too many things for the time that a call has. */
export async function doOrStart<Report>(
  library: LibraryWriter,
  work: BulkWork<Report>,
  job: { kind: JobKind; params: object; startJob: StartJob<LibraryWriter> },
): Promise<BulkOutcome<Report>> {
  const total = await work.total(library);
  if (total > LIMITS.bookmarksPerCall) {
    return { total, report: undefined, jobId: await job.startJob(library, job.kind, job.params) };
  }
  if (total > BULK_STEP) await library.deferIndexing();
  let { cursor, report } = await work.step(library, undefined, undefined);
  while (cursor !== undefined) ({ cursor, report } = await work.step(library, cursor, report));
  return { total, report, jobId: undefined };
}
