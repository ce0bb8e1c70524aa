import { LIMITS } from '@bookmarks/protos';
import type { StartJob } from '../jobs/job.ts';
import { requireRoomForJob } from '../jobs/start-job.ts';
import type { CallContext } from '../library/call-context.ts';
import { newId } from '../library/id.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { applyBatch } from './apply-batch.ts';
import { type FolderedEntry, withFittingFolders } from './fitting-folders.ts';
import { IMPORT_STEP } from './import-bounds.ts';
import { storeChunk, storedChunks } from './import-file.ts';
import { ImportFileError } from './import-file-error.ts';
import type { ImportOptions } from './import-options.ts';
import type { ImportProgress, ImportSource } from './import-progress.ts';
import { addOutcome, emptyReport, type ImportReport } from './import-report.ts';
import { brokenFile, type ImportParams } from './import-work.ts';
import { openImport } from './read-import.ts';

type ImportDeps = LibraryDeps & { readonly startJob: StartJob<LibraryWriter> };

/** Text as a caller gives it, and what to do with it. */
export type ImportInput = {
  readonly content: string;
  readonly options: ImportOptions;
  /** For what comes from a service: how far its imports have come with this. */
  readonly progress?: ImportProgress | undefined;
};

/** What goes with a file that arrives, in the transactions that keep its pieces and that start its job. */
export type Arrival = {
  readonly onPiece: (library: LibraryWriter) => Promise<void>;
  readonly onStart: (library: LibraryWriter) => Promise<void>;
};

const UNWATCHED: Arrival = { onPiece: async () => {}, onStart: async () => {} };

/** What is thrown to have a transaction undone that was only to show what it would do. */
class RehearsalEnded extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('Nothing is kept of a rehearsal.');
    this.report = report;
  }
}

/** Files of other products, in calls and as jobs. */
export function createImports({ store, clock, startJob }: ImportDeps) {
  return {
    /** Starts to import text, and keeps how far that came: both, or neither. @returns the id of the job. */
    async importContent(context: CallContext, input: ImportInput): Promise<string> {
      const { options, progress } = input;
      const bytes = contentBytes(input);
      const params = { fileId: newId('xfr'), chunkCount: 1, changeId: newId('chg'), options };
      return store.write(context, async (library) => {
        await storeChunk(library, { fileId: params.fileId, position: 0, bytes });
        if (progress !== undefined) await library.replaceImportProgress(progress);
        return startJob(library, 'import', params satisfies ImportParams);
      });
    },

    /** What importing text would do. @throws {LibraryError} `invalid` where it cannot be read. */
    async rehearseImport(context: CallContext, input: ImportInput): Promise<ImportReport> {
      const { options } = input;
      const { format, entries } = await readAll(contentBytes(input), options);
      try {
        return await store.write(context, async (library) => {
          const batch = { options, changeId: newId('chg'), at: clock() };
          let report = emptyReport(format);
          for (let start = 0; start < entries.length; start += IMPORT_STEP) {
            report = addOutcome(
              report,
              await applyBatch(library, entries.slice(start, start + IMPORT_STEP), batch),
            );
          }
          throw new RehearsalEnded(report);
        });
      } catch (error) {
        if (error instanceof RehearsalEnded) return error.report;
        throw error;
      }
    },

    async importProgress(context: CallContext, source: ImportSource): Promise<ImportProgress> {
      const progress = await store.read(context, (library) => library.importProgress(source));
      return progress ?? { source, seenAt: undefined, run: undefined };
    },

    /**
     * Stores a file while it arrives, and starts to import it once all of it is there; of one that does not arrive, nothing
     * is kept. `newContext` is asked for each piece, since a file takes longer than a call.
     *
     * @returns the id of the job.
     */
    async importFile(
      newContext: () => CallContext,
      bytes: AsyncIterable<Uint8Array>,
      { options, arrival = UNWATCHED }: { options: ImportOptions; arrival?: Arrival },
    ): Promise<string> {
      const fileId = newId('xfr');
      await store.read(newContext(), requireRoomForJob);
      let chunkCount = 0;
      try {
        for await (const chunk of storedChunks(bytes)) {
          const position = chunkCount++;
          await store.write(newContext(), async (library) => {
            await arrival.onPiece(library);
            await storeChunk(library, { fileId, position, bytes: chunk });
          });
        }
        const params = { fileId, chunkCount, changeId: newId('chg'), options };
        return await store.write(newContext(), async (library) => {
          await arrival.onStart(library);
          return startJob(library, 'import', params satisfies ImportParams);
        });
      } catch (error) {
        await store.write(newContext(), (library) => library.deleteImportChunks(fileId));
        throw error;
      }
    },
  };
}

export type Imports = ReturnType<typeof createImports>;

/** @throws {LibraryError} `invalid` */
function contentBytes({ content, progress }: ImportInput): Buffer {
  if (progress !== undefined) return sourceBytes(content);
  if (content.length <= LIMITS.importContentLength) return Buffer.from(content);
  throw new LibraryError(
    'invalid',
    `The content has ${content.length} characters; at most ${LIMITS.importContentLength} are taken here. Ask for an upload link instead.`,
  );
}

/** What was read from the API of a service, for which there is no link. @throws {LibraryError} `invalid` */
function sourceBytes(content: string): Buffer {
  const bytes = Buffer.from(content);
  if (bytes.length <= LIMITS.sourceContentBytes) return bytes;
  throw new LibraryError(
    'invalid',
    `The content has ${bytes.length} bytes; at most ${LIMITS.sourceContentBytes} are taken here. Send fewer pages at once.`,
  );
}

async function readAll(
  bytes: Uint8Array,
  { format }: ImportOptions,
): Promise<{ format: string; entries: FolderedEntry[] }> {
  try {
    const { dialect, entries } = await openImport(once(bytes), format);
    return { format: dialect, entries: await Array.fromAsync(withFittingFolders(entries)) };
  } catch (error) {
    throw error instanceof ImportFileError ? brokenFile(error) : error;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
