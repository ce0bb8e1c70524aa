import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { BookmarkPageQuery, BookmarkWriter } from '../bookmarks/bookmark-store.ts';
import { parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import { bookmarkConditions } from './bookmark-conditions.ts';
import { BOOKMARK_COLUMNS, type BookmarkRow, bookmarkFromRow, positionedBookmark } from './bookmark-row.ts';
import type { LibraryClient } from './library-client.ts';
import { noteChangedPages, notingPages } from './noted-pages.ts';
import { afterPosition, BOOKMARK_PAGE_ORDERS, orderBy, positionColumn } from './page-order.ts';
import type { Prepared } from './pipeline.ts';

/** Enough to learn a habit from; some sites have a third of a library. */
const BOOKMARKS_OF_SITE = 50;

/** Every statement about bookmarks but for those of text search. */
export function bookmarkStatements(client: LibraryClient, notesPages: boolean): BookmarkWriter {
  return {
    async bookmarksByIds(ids) {
      const rows = await client.sized<BookmarkRow>(
        ids.length,
        'bookmark-by-id',
        `select ${BOOKMARK_COLUMNS} from bookmarks
         where user_sub = $1 and bookmarks.id ${isAmong(ids)} and deleted_at is null`,
        [oneOrAll(ids)],
      );
      return rows.map(bookmarkFromRow);
    },

    async bookmarksByUrlKeys(keys) {
      const rows = await client.sized<BookmarkRow & { url_key: Buffer }>(
        keys.length,
        'bookmark-by-url-key',
        `select ${BOOKMARK_COLUMNS}, url_key from bookmarks
         where user_sub = $1 and url_key ${isAmong(keys)} and deleted_at is null`,
        [oneOrAll(keys)],
      );
      return new Map(rows.map((row) => [row.url_key.toString('base64'), bookmarkFromRow(row)]));
    },

    async trashedByIds(ids) {
      const rows = await client.sized<BookmarkRow>(
        ids.length,
        'trashed-by-id',
        `select ${BOOKMARK_COLUMNS} from bookmarks
         where user_sub = $1 and bookmarks.id ${isAmong(ids)} and deleted_at is not null`,
        [oneOrAll(ids)],
      );
      return rows.map(bookmarkFromRow);
    },

    async bookmarkPage({ filter, order, after, limit }: BookmarkPageQuery) {
      const pageOrder = BOOKMARK_PAGE_ORDERS[order];
      const conditions = await bookmarkConditions(client, filter);
      if (after) conditions.add(afterPosition(pageOrder, after, (value) => conditions.bind(value)));
      // Found through the view, shown by the table: see the migration that makes the view.
      const rows = await client.query<BookmarkRow & { position: string[] }>(
        `with found as (
           select id, ${positionColumn(pageOrder)}, row_number() over (order by ${orderBy(pageOrder)}) as place
           from findable_bookmarks where ${conditions.where}
           order by ${orderBy(pageOrder)} limit ${conditions.bind(limit)}
         )
         select ${BOOKMARK_COLUMNS}, position from found
         join bookmarks on bookmarks.user_sub = ${conditions.bind(client.userSub)} and bookmarks.id = found.id
         order by place`,
        conditions.values,
      );
      return rows.map(positionedBookmark);
    },

    async countBookmarks(filter, limit) {
      const conditions = await bookmarkConditions(client, filter);
      const [row] = await client.query<{ count: number }>(
        `select count(*)::int as count from (
           select from findable_bookmarks where ${conditions.where} limit ${conditions.bind(limit)}
         ) as found`,
        conditions.values,
      );
      return row?.count ?? 0;
    },

    async tagsOfSite(site, limit) {
      const rows = await client.named<{ name: string }>(
        'tags-of-site',
        `select name from (
           select tags from bookmarks where user_sub = $1 and site = $2 and deleted_at is null
           order by created_at desc limit ${BOOKMARKS_OF_SITE}
         ) as newest, unnest(tags) as name
         group by name order by count(*) desc, name limit $3`,
        [site, limit],
      );
      return rows.map(({ name }) => name);
    },

    async insertBookmarks(bookmarks) {
      client.send(notesPages ? INSERT_BOOKMARKS_AND_PAGES : INSERT_BOOKMARKS, [recordsOf(bookmarks)]);
    },

    async updateBookmarks(bookmarks) {
      await client.sized(
        bookmarks.length,
        'update-bookmark',
        `update bookmarks set ${COPY_GIVEN} from ${GIVEN_BOOKMARKS}
         where bookmarks.user_sub = $1 and bookmarks.id = given.id and bookmarks.deleted_at is null`,
        [recordsOf(bookmarks)],
      );
      if (notesPages) await noteChangedPages(client, bookmarks);
    },

    async trashBookmarks(ids, at) {
      await client.sized(
        ids.length,
        'trash-bookmark',
        `update bookmarks set deleted_at = $3, updated_at = $3, version = version + 1
         where user_sub = $1 and id = any($2) and deleted_at is null`,
        [ids, at],
      );
    },

    async restoreBookmarks(bookmarks) {
      await client.sized(
        bookmarks.length,
        'restore-bookmark',
        `update bookmarks set deleted_at = null, ${COPY_GIVEN} from ${GIVEN_BOOKMARKS}
         where bookmarks.user_sub = $1 and bookmarks.id = given.id and bookmarks.deleted_at is not null`,
        [recordsOf(bookmarks)],
      );
      if (notesPages) await noteChangedPages(client, bookmarks);
    },
  };
}

/**
 * One is asked for as one: for a list of unknown length PostgreSQL may choose to walk through the library, and does so as long as
 * it has no statistics of a new one.
 */
function isAmong({ length }: readonly unknown[]): string {
  return length === 1 ? '= $2' : '= any($2)';
}

function oneOrAll<Value>(values: readonly Value[]): Value | readonly Value[] | undefined {
  return values.length === 1 ? values[0] : values;
}

/** Bookmarks as one JSON value, because arrays of arrays, which tags are, cannot be unnested row by row. */
const GIVEN_BOOKMARKS = `jsonb_to_recordset($2) as given (id text, url text, url_key bytea, site text, title text,
  description text, note text, tags text[], status text, favorite boolean, collection_id text,
  created_at timestamptz, updated_at timestamptz, version int, remind_at timestamptz)`;

const COPY_GIVEN = `url = given.url, url_key = given.url_key, site = given.site, title = given.title,
  description = given.description, note = given.note, tags = given.tags, status = given.status,
  favorite = given.favorite, collection_id = given.collection_id, created_at = given.created_at,
  updated_at = given.updated_at, version = given.version, remind_at = given.remind_at`;

const INSERT = `insert into bookmarks (user_sub, id, url, url_key, site, title, description, note, tags, status, favorite,
  collection_id, created_at, updated_at, version, remind_at) select $1, given.* from ${GIVEN_BOOKMARKS}`;

/** Each connection has both prepared. */
export const INSERT_BOOKMARKS: Prepared = { name: 'insert-bookmarks', text: INSERT };
export const INSERT_BOOKMARKS_AND_PAGES: Prepared = {
  name: 'insert-bookmarks-and-pages',
  text: notingPages(INSERT),
};

function recordsOf(bookmarks: readonly Bookmark[]): string {
  return JSON.stringify(
    bookmarks.map(({ collection, createdAt, updatedAt, remindAt, isReminded: _, ...rest }) => {
      const { key, site } = parseBookmarkUrl(rest.url);
      return {
        ...rest,
        url_key: `\\x${key.toString('hex')}`,
        site,
        collection_id: collection?.id ?? null,
        created_at: createdAt,
        updated_at: updatedAt,
        remind_at: remindAt ?? null,
      };
    }),
  );
}
