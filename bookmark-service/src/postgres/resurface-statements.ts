import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { ResurfaceReader } from '../resurface/resurface-store.ts';
import { BOOKMARK_COLUMNS, type BookmarkRow, bookmarkFromRow } from './bookmark-row.ts';
import type { LibraryClient } from './library-client.ts';
import { readableIn } from './readable-in.ts';
import { relatedStatement } from './related-statement.ts';

/** Of so many that qualify, those of different sites are picked. */
const POOL = 200;

/** Statements that pick bookmarks for their user to meet again. */
export function resurfaceStatements(client: LibraryClient): ResurfaceReader {
  const picked: Picked = async ({ name, text, values, minutes }) => {
    const isBounded = minutes !== undefined;
    const given = isBounded ? [...values, minutes] : values;
    const readable = isBounded ? readableIn(`$${given.length + 1}`) : '';
    const rows = await client.named<BookmarkRow>(
      isBounded ? `${name}-in-minutes` : name,
      text(readable),
      given,
    );
    return rows.map(bookmarkFromRow);
  };

  return {
    longestUnread: ({ limit, minutes }) =>
      picked({
        name: 'longest-unread',
        text: (readable) =>
          ofDifferentSites(`select id, site, created_at as since from findable_bookmarks
            where user_sub = $1 and status = 'unread' ${readable} order by created_at, id limit ${POOL}`),
        values: [limit],
        minutes,
      }),

    untouchedSince: (before, { limit, minutes }) =>
      picked({
        name: 'untouched-since',
        text: (readable) =>
          ofDifferentSites(`select id, site, updated_at as since from findable_bookmarks
            where user_sub = $1 and updated_at < $3 ${readable} order by updated_at, id limit ${POOL}`),
        values: [limit, before],
        minutes,
      }),

    createdWithin: (periods, { limit, minutes }) =>
      picked({
        name: 'created-within',
        text: (readable) => `with found as (
           select found.id, found.created_at from unnest($2::timestamptz[], $3::timestamptz[]) as period(start, finish),
             lateral (
               select id, created_at from findable_bookmarks
               where user_sub = $1 and created_at >= period.start and created_at < period.finish ${readable}
               order by created_at desc, id desc limit $4
             ) as found
           order by found.created_at desc, found.id desc limit $4
         )
         select ${BOOKMARK_COLUMNS} from found ${SHOWN} order by found.created_at desc, found.id desc`,
        values: [periods.map(({ start }) => start), periods.map(({ end }) => end), limit],
        minutes,
      }),

    followingIds: (id, { limit, minutes }) =>
      picked({
        name: 'following-ids',
        text: (readable) => `with following as (
           select id, false as again from findable_bookmarks
           where user_sub = $1 and id >= $2 ${readable} order by id limit $3
         ), first as (
           select id, true as again from findable_bookmarks
           where user_sub = $1 and id < $2 ${readable} order by id limit $3
         ), found as (
           select * from following union all select * from first order by again, id limit $3
         )
         select ${BOOKMARK_COLUMNS} from found ${SHOWN} order by found.again, found.id`,
        values: [id, limit],
        minutes,
      }),

    async relatedTo(bookmark, most) {
      const { text, values } = await relatedStatement(client, bookmark, most);
      return (await client.query<BookmarkRow>(text, values)).map(bookmarkFromRow);
    },
  };
}

type Picked = (statement: {
  readonly name: string;
  /** @param readable a further condition on `id`. */
  readonly text: (readable: string) => string;
  readonly values: readonly unknown[];
  readonly minutes: number | undefined;
}) => Promise<Bookmark[]>;

/** Found through the view, shown by the table: see the migration that makes the view. */
const SHOWN = 'join bookmarks on bookmarks.user_sub = $1 and bookmarks.id = found.id';

/** @param pool selects `id`, `site` and `since`. */
function ofDifferentSites(pool: string): string {
  return `with pool as (${pool}), found as (
      select id, since, row_number() over (partition by site order by since, id) as turn from pool
      order by turn, since, id limit $2
    )
    select ${BOOKMARK_COLUMNS} from found ${SHOWN} order by turn, since, found.id`;
}
