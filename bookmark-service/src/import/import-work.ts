import type { UserSub } from '@bookmarks/identity';
import { z } from 'zod';
import type { JobProgress, JobWork } from '../jobs/job-work.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryStore, LibraryWriter } from '../library/library-store.ts';
import { applyBatch } from './apply-batch.ts';
import { createBatchReader } from './batch-reader.ts';
import { type FolderedEntry, withFittingFolders } from './fitting-folders.ts';
import { IMPORT_STEP } from './import-bounds.ts';
import { readChunks } from './import-file.ts';
import { ImportFileError } from './import-file-error.ts';
import { IMPORT_OPTIONS } from './import-options.ts';
import { addOutcome, emptyReport, hasChanges, IMPORT_REPORT, type ImportReport } from './import-report.ts';
import { openImport } from './read-import.ts';

/** What a job needs to know in order to import a file. */
export const IMPORT_PARAMS = z.object({
  fileId: z.string(),
  chunkCount: z.int().min(0),
  changeId: z.string(),
  options: IMPORT_OPTIONS,
});
export type ImportParams = z.infer<typeof IMPORT_PARAMS>;

type ImportWorkDeps = {
  readonly store: LibraryStore;
  readonly userSub: UserSub;
  readonly clock: () => Date;
};

/**
 * Reads a file twice: as a whole at first, since of a broken one nothing is imported, then in batches, each of which is a
 * step. A cursor is the number of entries before it.
 */
export function importWork(params: ImportParams, { store, userSub, clock }: ImportWorkDeps): JobWork {
  const open = () => openImport(readChunks(store, userSub, params), params.options.format);
  const batches = createBatchReader(async () => withFittingFolders((await open()).entries));

  async function step(
    library: LibraryWriter,
    before: ImportReport,
    entries: readonly FolderedEntry[],
  ): Promise<JobProgress> {
    const outcome = await applyBatch(library, entries, { ...params, at: clock() });
    const report = addOutcome(before, outcome);
    const isLast = entries.length < IMPORT_STEP;
    if (isLast) await library.deleteImportChunks(params.fileId);
    return {
      done: entries.length,
      cursor: isLast ? undefined : String(report.entryCount),
      report,
      changeId: hasChanges(report) ? params.changeId : undefined,
    };
  }

  return {
    async prepare({ cursor, result }) {
      if (cursor === undefined) return firstStep(await readThrough(open));
      const entries = await batches.batchAt(Number(cursor), IMPORT_STEP);
      return (library) => step(library, IMPORT_REPORT.parse(result), entries);
    },
  };
}

/** Nothing is written but how much there is to do. */
function firstStep({ format, total }: { format: string; total: number }) {
  return async (): Promise<JobProgress> => ({ done: 0, total, cursor: '0', report: emptyReport(format) });
}

/** @throws {LibraryError} `invalid` for a file that is broken somewhere. */
async function readThrough(
  open: () => ReturnType<typeof openImport>,
): Promise<{ format: string; total: number }> {
  try {
    const { dialect, entries } = await open();
    let total = 0;
    for await (const _ of entries) total += 1;
    return { format: dialect, total };
  } catch (error) {
    throw error instanceof ImportFileError ? brokenFile(error) : error;
  }
}

export function brokenFile(error: ImportFileError): LibraryError {
  return new LibraryError('invalid', `Nothing was imported. ${error.message}`, { cause: error });
}
