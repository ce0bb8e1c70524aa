import type { BulkWriter } from '../bookmarks/bulk-store.ts';
import { bookmarkConditions } from './bookmark-conditions.ts';
import { tagLexeme } from './lexeme.ts';
import type { LibraryClient } from './library-client.ts';

/** Room for what a call writes at most. */
const LONG_PENDING_LIST_KB = '65536';

/** Statements about many bookmarks at once. */
export function bulkStatements(client: LibraryClient): BulkWriter {
  return {
    async filteredIds(filter, after, limit) {
      const conditions = await bookmarkConditions(client, filter);
      if (after !== undefined) conditions.add('id > ?', after);
      const rows = await client.query<{ id: string }>(
        `select id from findable_bookmarks where ${conditions.where} order by id limit ${conditions.bind(limit)}`,
        conditions.values,
      );
      return rows.map(({ id }) => id);
    },

    async taggedIds(tagKeys, after, limit) {
      const rows = await client.named<{ id: string }>(
        'tagged-ids',
        `select id from findable_bookmarks
         where user_sub = $1 and document @@ $2::tsquery and id > $3 order by id limit $4`,
        [anyOfTags(tagKeys), after ?? '', limit],
      );
      return rows.map(({ id }) => id);
    },

    async countTagged(tagKeys) {
      if (tagKeys.length === 0) return 0;
      const [row] = await client.named<{ count: number }>(
        'count-tagged',
        'select count(*)::int as count from findable_bookmarks where user_sub = $1 and document @@ $2::tsquery',
        [anyOfTags(tagKeys)],
      );
      return row?.count ?? 0;
    },

    async deferIndexing() {
      await client.query(`select set_config('gin_pending_list_limit', $1, true)`, [LONG_PENDING_LIST_KB]);
      client.afterCommit('select settle_bookmarks_index()');
    },

    async arrangeBookmarks(bookmarks) {
      // Neither the text nor what is generated from it is named here, so that PostgreSQL does not generate it anew.
      await client.sized(
        bookmarks.length,
        'arrange-bookmark',
        `update bookmarks set tags = given.tags, status = given.status, favorite = given.favorite,
           collection_id = given.collection_id, updated_at = given.updated_at, version = given.version,
           remind_at = given.remind_at
         from jsonb_to_recordset($2) as given (id text, tags text[], status text, favorite boolean,
           collection_id text, updated_at timestamptz, version int, remind_at timestamptz)
         where bookmarks.user_sub = $1 and bookmarks.id = given.id and bookmarks.deleted_at is null`,
        [
          JSON.stringify(
            bookmarks.map(({ id, tags, status, favorite, collection, updatedAt, version, remindAt }) => ({
              ...{ id, tags, status, favorite, version },
              collection_id: collection?.id ?? null,
              updated_at: updatedAt,
              remind_at: remindAt ?? null,
            })),
          ),
        ],
      );
    },
  };
}

function anyOfTags(tagKeys: readonly string[]): string {
  return tagKeys.map(tagLexeme).join(' | ');
}
