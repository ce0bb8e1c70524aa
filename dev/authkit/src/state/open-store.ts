import { join } from 'node:path';
import { createLatestOnly } from './latest-only.ts';
import { RecordStore, STORED_RECORDS } from './record-store.ts';
import { readJsonFile, writeJsonFile } from './state-file.ts';

export type OpenStore = AsyncDisposable & { readonly store: RecordStore };

/**
 * The store, kept in a file of `dataDir` so that people stay signed in over a restart; without `dataDir` only in
 * memory. Disposing it writes what is not written yet.
 */
export async function openStore(options: {
  readonly dataDir: string | undefined;
  /** Called when the file could not be written; the store goes on in memory. */
  readonly onWriteError: (error: unknown) => void;
}): Promise<OpenStore> {
  if (options.dataDir === undefined) {
    return { store: new RecordStore(), [Symbol.asyncDispose]: async () => {} };
  }
  const path = join(options.dataDir, 'state.json');
  const records = await readRecords(path);
  const write = createLatestOnly(() => writeJsonFile(path, store.list()), options.onWriteError);
  const store = new RecordStore({ records, onChange: write.request });
  return { store, [Symbol.asyncDispose]: write.settled };
}

async function readRecords(path: string) {
  const records = STORED_RECORDS.safeParse((await readJsonFile(path)) ?? []);
  if (records.success) return records.data;
  throw new Error(`${path} does not hold what this server writes; delete it to start afresh.`, {
    cause: records.error,
  });
}
