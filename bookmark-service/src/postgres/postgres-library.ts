import type { UserSub } from '@bookmarks/identity';
import type { PoolClient, QueryResultRow } from 'pg';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { BookmarkFilter } from '../bookmarks/bookmark-filter.ts';
import type { BookmarkUrl } from '../bookmarks/bookmark-url.ts';
import type { Change } from '../bookmarks/change.ts';
import type {
  BookmarkPageQuery,
  LibraryWriter,
  Positioned,
  SearchPageQuery,
  TagPageQuery,
} from '../bookmarks/library-store.ts';
import { type Tag, tagKey } from '../bookmarks/tag.ts';
import { bookmarkConditions } from './bookmark-conditions.ts';
import { BOOKMARK_COLUMNS, type BookmarkRow, bookmarkFromRow } from './bookmark-row.ts';
import {
  afterPosition,
  BOOKMARK_PAGE_ORDERS,
  orderBy,
  SEARCH_PAGE_ORDERS,
  sortKeyColumn,
  TAG_PAGE_ORDERS,
} from './page-order.ts';
import { Conditions } from './sql.ts';
import { tsqueryText } from './text-search.ts';

/** Every statement about one user's library, within one transaction. Each names the user, whatever the policies do. */
export class PostgresLibrary implements LibraryWriter {
  readonly #client: PoolClient;
  readonly #userSub: UserSub;

  constructor(client: PoolClient, userSub: UserSub) {
    this.#client = client;
    this.#userSub = userSub;
  }

  async bookmarksByIds(ids: readonly string[]): Promise<Bookmark[]> {
    const rows = await this.#named<BookmarkRow>(
      'bookmarks-by-ids',
      `select ${BOOKMARK_COLUMNS} from bookmarks where user_sub = $1 and id = any($2) and deleted_at is null`,
      [this.#userSub, ids],
    );
    return rows.map(bookmarkFromRow);
  }

  async bookmarksByUrlKeys(keys: readonly Buffer[]): Promise<Map<string, Bookmark>> {
    const rows = await this.#named<BookmarkRow & { url_key: Buffer }>(
      'bookmarks-by-url-keys',
      `select ${BOOKMARK_COLUMNS}, url_key from bookmarks
       where user_sub = $1 and url_key = any($2) and deleted_at is null`,
      [this.#userSub, keys],
    );
    return new Map(rows.map((row) => [row.url_key.toString('base64'), bookmarkFromRow(row)]));
  }

  async bookmarkPage({ filter, order, after, limit }: BookmarkPageQuery): Promise<Positioned<Bookmark>[]> {
    const pageOrder = BOOKMARK_PAGE_ORDERS[order];
    const conditions = await this.#conditions(filter);
    if (after) conditions.add(afterPosition(pageOrder, 'id', after, (value) => conditions.bind(value)));
    const rows = await this.#query<BookmarkRow & { sort_key: string }>(
      `select ${BOOKMARK_COLUMNS}, ${sortKeyColumn(pageOrder)} as sort_key
       from bookmarks where ${conditions.where}
       order by ${orderBy(pageOrder, 'id')} limit ${conditions.bind(limit)}`,
      conditions.values,
    );
    return rows.map(positionedBookmark);
  }

  async searchPage({ words, filter, order, after, limit }: SearchPageQuery): Promise<Positioned<Bookmark>[]> {
    const pageOrder = SEARCH_PAGE_ORDERS[order];
    const conditions = await this.#conditions(filter);
    const text = conditions.bind(tsqueryText(words));
    const query = `(to_tsquery('bookmarks_simple', ${text}) || to_tsquery('bookmarks_english', ${text}))`;
    const found = `select ${BOOKMARK_COLUMNS}, ts_rank_cd(document, ${query}) as rank
       from bookmarks where ${conditions.where} and document @@ ${query}`;
    const following = after
      ? `where ${afterPosition(pageOrder, 'id', after, (value) => conditions.bind(value))}`
      : '';
    const rows = await this.#query<BookmarkRow & { sort_key: string }>(
      `select *, ${sortKeyColumn(pageOrder)} as sort_key from (${found}) as found ${following}
       order by ${orderBy(pageOrder, 'id')} limit ${conditions.bind(limit)}`,
      conditions.values,
    );
    return rows.map(positionedBookmark);
  }

  async tagPage({
    prefix,
    minCount,
    maxCount,
    similarTo,
    order,
    after,
    limit,
  }: TagPageQuery): Promise<Positioned<Tag>[]> {
    const pageOrder = TAG_PAGE_ORDERS[order];
    const conditions = new Conditions();
    const userSub = conditions.bind(this.#userSub);
    conditions.add('true');
    if (prefix !== undefined) conditions.add('starts_with(key, ?)', prefix);
    if (similarTo !== undefined) conditions.add('similarity(key, ?) >= 0.3', similarTo);
    if (minCount !== undefined) conditions.add('bookmark_count >= ?', minCount);
    if (maxCount !== undefined) conditions.add('bookmark_count <= ?', maxCount);
    if (after) conditions.add(afterPosition(pageOrder, 'key', after, (value) => conditions.bind(value)));
    const rows = await this.#query<TagRow>(
      `with used as (
         select tags.key, tags.name, count(*)::int as bookmark_count, max(created_at) as last_used_at
         from bookmarks cross join unnest(bookmarks.tags) as carried(name)
         join tags on tags.user_sub = ${userSub} and tags.name = carried.name
         where bookmarks.user_sub = ${userSub} and deleted_at is null
         group by tags.key, tags.name
       )
       select key, name, bookmark_count, last_used_at, ${sortKeyColumn(pageOrder)} as sort_key
       from used where ${conditions.where}
       order by ${orderBy(pageOrder, 'key')} limit ${conditions.bind(limit)}`,
      conditions.values,
    );
    return rows.map((row) => ({
      row: { name: row.name, bookmarkCount: row.bookmark_count, lastUsedAt: row.last_used_at },
      position: { sortKey: row.sort_key, tieBreak: row.key },
    }));
  }

  async tagsOfSite(site: string, limit: number): Promise<string[]> {
    const rows = await this.#named<{ name: string }>(
      'tags-of-site',
      `select name from bookmarks, unnest(tags) as name
       where user_sub = $1 and site = $2 and deleted_at is null
       group by name order by count(*) desc, name limit $3`,
      [this.#userSub, site, limit],
    );
    return rows.map(({ name }) => name);
  }

  async spellTags(names: readonly string[]): Promise<string[]> {
    if (names.length === 0) return [];
    const keys = names.map(tagKey);
    await this.#named(
      'insert-tags',
      `insert into tags (user_sub, key, name) select $1, key, name from unnest($2::text[], $3::text[]) as given(key, name)
       on conflict do nothing`,
      [this.#userSub, keys, names],
    );
    const nameOf = await this.#namesOfTags(keys);
    return keys.flatMap((key) => nameOf.get(key) ?? []);
  }

  async insertBookmark(bookmark: Bookmark, { key, site }: BookmarkUrl): Promise<void> {
    await this.#named(
      'insert-bookmark',
      `insert into bookmarks (user_sub, id, url, url_key, site, title, description, note, tags, status, favorite,
         created_at, updated_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [...this.#columnsOf(bookmark, key, site), bookmark.createdAt, bookmark.updatedAt, bookmark.version],
    );
  }

  async updateBookmark(bookmark: Bookmark, { key, site }: BookmarkUrl): Promise<void> {
    await this.#named(
      'update-bookmark',
      `update bookmarks set url = $3, url_key = $4, site = $5, title = $6, description = $7, note = $8, tags = $9,
         status = $10, favorite = $11, updated_at = $12, version = $13
       where user_sub = $1 and id = $2 and deleted_at is null`,
      [...this.#columnsOf(bookmark, key, site), bookmark.updatedAt, bookmark.version],
    );
  }

  async trashBookmarks(ids: readonly string[], at: Date): Promise<void> {
    await this.#named(
      'trash-bookmarks',
      `update bookmarks set deleted_at = $3, updated_at = $3, version = version + 1
       where user_sub = $1 and id = any($2) and deleted_at is null`,
      [this.#userSub, ids, at],
    );
  }

  async recordChange({ id, kind, at, items }: Change): Promise<void> {
    await this.#named(
      'insert-change',
      'insert into changes (user_sub, id, kind, created_at) values ($1, $2, $3, $4)',
      [this.#userSub, id, kind, at],
    );
    await this.#named(
      'insert-change-items',
      `insert into change_items (user_sub, change_id, bookmark_id, before, version_after)
       select $1, $2, bookmark_id, before, version_after
       from unnest($3::text[], $4::jsonb[], $5::int[]) as item(bookmark_id, before, version_after)`,
      [
        this.#userSub,
        id,
        items.map(({ bookmarkId }) => bookmarkId),
        items.map(({ before }) => (before === undefined ? null : JSON.stringify(before))),
        items.map(({ versionAfter }) => versionAfter),
      ],
    );
  }

  #columnsOf(bookmark: Bookmark, key: Buffer, site: string): unknown[] {
    const { id, url, title, description, note, tags, status, favorite } = bookmark;
    return [this.#userSub, id, url, key, site, title, description, note, tags, status, favorite];
  }

  async #conditions(filter: BookmarkFilter): Promise<Conditions> {
    const keys = [...filter.tagKeysAll, ...filter.tagKeysAny, ...filter.tagKeysNone];
    return bookmarkConditions(
      this.#userSub,
      filter,
      keys.length === 0 ? new Map() : await this.#namesOfTags(keys),
    );
  }

  async #namesOfTags(keys: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.#named<{ key: string; name: string }>(
      'names-of-tags',
      'select key, name from tags where user_sub = $1 and key = any($2)',
      [this.#userSub, keys],
    );
    return new Map(rows.map(({ key, name }) => [key, name]));
  }

  /** A statement whose text never varies: PostgreSQL plans it once a connection. */
  async #named<Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    return (await this.#client.query<Row>({ name, text, values })).rows;
  }

  async #query<Row extends QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
    return (await this.#client.query<Row>({ text, values })).rows;
  }
}

type TagRow = { key: string; name: string; bookmark_count: number; last_used_at: Date; sort_key: string };

function positionedBookmark(row: BookmarkRow & { sort_key: string }): Positioned<Bookmark> {
  return { row: bookmarkFromRow(row), position: { sortKey: row.sort_key, tieBreak: row.id } };
}
