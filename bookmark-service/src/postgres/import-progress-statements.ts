import type { ImportProgress, ImportSource } from '../import/import-progress.ts';
import type { ImportProgressWriter } from '../import/import-progress-store.ts';
import type { LibraryClient } from './library-client.ts';

type ProgressRow = {
  seen_at: Date | null;
  run_page: number | null;
  run_newest_at: Date | null;
  run_oldest_at: Date | null;
  run_until: Date | null;
};

/** Every statement about how far imports from services have come. */
export function importProgressStatements(client: LibraryClient): ImportProgressWriter {
  return {
    async importProgress(source) {
      const [row] = await client.named<ProgressRow>(
        'import-progress',
        `select seen_at, run_page, run_newest_at, run_oldest_at, run_until
         from import_progress where user_sub = $1 and source = $2`,
        [source],
      );
      return row && progressFromRow(source, row);
    },

    async replaceImportProgress({ source, seenAt, run }) {
      await client.named(
        'replace-import-progress',
        `insert into import_progress (user_sub, source, seen_at, run_page, run_newest_at, run_oldest_at, run_until)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (user_sub, source) do update set seen_at = excluded.seen_at, run_page = excluded.run_page,
           run_newest_at = excluded.run_newest_at, run_oldest_at = excluded.run_oldest_at,
           run_until = excluded.run_until`,
        [source, seenAt, run?.nextPage, run?.newestAt, run?.oldestAt, run?.until],
      );
    },
  };
}

function progressFromRow(source: ImportSource, row: ProgressRow): ImportProgress {
  const run = row.run_page === null ? undefined : { nextPage: row.run_page, ...runTimes(row) };
  return { source, seenAt: row.seen_at ?? undefined, run };
}

function runTimes(row: ProgressRow) {
  return {
    newestAt: row.run_newest_at ?? undefined,
    oldestAt: row.run_oldest_at ?? undefined,
    until: row.run_until ?? undefined,
  };
}
