import type { ImportWriter } from '../import/import-store.ts';
import type { LibraryClient } from './library-client.ts';

/** Every statement about files that are being imported. */
export function importStatements(client: LibraryClient): ImportWriter {
  return {
    async importChunk(fileId, position) {
      const [row] = await client.named<{ bytes: Buffer }>(
        'import-chunk',
        'select bytes from import_chunks where user_sub = $1 and file_id = $2 and position = $3',
        [fileId, position],
      );
      return row?.bytes;
    },

    async storedImportBytes() {
      const [row] = await client.named<{ bytes: number }>(
        'stored-import-bytes',
        `select coalesce(sum(octet_length(bytes)), 0)::float8 as bytes from import_chunks where user_sub = $1`,
      );
      return row?.bytes ?? 0;
    },

    async bookmarksMadeBy(changeId, ids) {
      const rows = await client.named<{ entity_id: string }>(
        'bookmarks-made-by',
        `select entity_id from change_items
         where user_sub = $1 and change_id = $2 and entity = 'bookmark' and entity_id = any($3) and before is null`,
        [changeId, ids],
      );
      return new Set(rows.map((row) => row.entity_id));
    },

    async insertImportChunk(fileId, position, bytes) {
      await client.named(
        'insert-import-chunk',
        'insert into import_chunks (user_sub, file_id, position, bytes) values ($1, $2, $3, $4)',
        [fileId, position, bytes],
      );
    },

    async deleteImportChunks(fileId) {
      await client.named(
        'delete-import-chunks',
        'delete from import_chunks where user_sub = $1 and file_id = $2',
        [fileId],
      );
    },

    async deleteImportChunksOfJob(jobId) {
      await client.named(
        'delete-import-chunks-of-job',
        `delete from import_chunks where user_sub = $1 and file_id = (
           select params->>'fileId' from jobs where user_sub = $1 and id = $2 and kind = 'import'
         )`,
        [jobId],
      );
    },
  };
}
