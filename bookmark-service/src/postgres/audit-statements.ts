import type { AuditReader, BookmarkCheck } from '../audits/audit-store.ts';
import { TRACKING } from '../bookmarks/tracking-parameters.ts';
import type { PagePosition } from '../library/page-token.ts';
import { BROKEN_LINK } from './bookmark-conditions.ts';
import { BOOKMARK_COLUMNS, type BookmarkRow, positionedBookmark } from './bookmark-row.ts';
import { duplicatesStatement } from './duplicates-statement.ts';
import type { LibraryClient } from './library-client.ts';
import { afterPosition, BOOKMARK_PAGE_ORDERS, orderBy, positionColumn } from './page-order.ts';
import { Conditions } from './sql.ts';

const OLDEST = BOOKMARK_PAGE_ORDERS.oldest;

/** Statements that find what could be tidied up. */
export function auditStatements(client: LibraryClient): AuditReader {
  return {
    async auditedBookmarks({ check, savedBefore, after, limit }) {
      const conditions = new Conditions().add('user_sub = ?', client.userSub);
      ADD_CHECK[check](conditions, savedBefore);
      if (after) conditions.add(afterPosition(OLDEST, after, (value) => conditions.bind(value)));
      // Found through the view, shown by the table: see the migration that makes the view.
      const rows = await client.query<BookmarkRow & { position: string[] }>(
        `with found as (
           select id, created_at, ${positionColumn(OLDEST)} from findable_bookmarks where ${conditions.where}
           order by ${orderBy(OLDEST)} limit ${conditions.bind(limit)}
         )
         select ${BOOKMARK_COLUMNS}, position from found
         join bookmarks on bookmarks.user_sub = ${conditions.bind(client.userSub)} and bookmarks.id = found.id
         order by found.created_at, found.id`,
        conditions.values,
      );
      return rows.map(positionedBookmark);
    },

    async duplicateGroups(query) {
      const { text, values } = duplicatesStatement(client.userSub, query);
      const rows = await client.query<{ ids: string[]; position: PagePosition }>(text, values);
      return rows.map(({ ids, position }) => ({ row: ids, position }));
    },
  };
}

const ADD_CHECK: Record<BookmarkCheck, (conditions: Conditions, savedBefore: Date) => unknown> = {
  broken_links: (conditions) => conditions.add(BROKEN_LINK),
  untagged: (conditions) => conditions.add(`tags = '{}'`),
  stale_unread: (conditions, savedBefore) =>
    conditions.add(`status = 'unread'`).add('created_at < ?', savedBefore),
  tracking_urls: addTracking,
};

/** The regular expression is exact, but dear: it is only asked about URLs in which a quick look finds something. */
function addTracking(conditions: Conditions): void {
  const names = conditions.bind(TRACKING.names);
  const prefixes = conditions.bind(TRACKING.prefixes.map((prefix) => `%${prefix.replaceAll('_', '\\_')}%`));
  const pattern = conditions.bind(TRACKING.pattern);
  const query = `lower(split_part(url, '?', 2))`;
  conditions.add(
    `case when url like '%?%' and (string_to_array(translate(${query}, '=#', '&&'), '&') && ${names}::text[]
       or ${query} like any (${prefixes}::text[]))
     then lower(url) ~ ${pattern} else false end`,
  );
}
