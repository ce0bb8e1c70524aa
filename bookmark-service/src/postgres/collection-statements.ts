import type { Collection } from '../collections/collection.ts';
import { collectionKey } from '../collections/collection-name.ts';
import type { CollectionWriter, Membership } from '../collections/collection-store.ts';
import type { LibraryClient } from './library-client.ts';

/** Every statement about collections. */
export function collectionStatements(client: LibraryClient): CollectionWriter {
  return {
    async collections() {
      const rows = await client.named<CollectionRow>(
        'collections',
        `select ${COLUMNS} from collections where user_sub = $1 order by string_to_array(lower(path), '/'), id`,
      );
      return rows.map(collectionFromRow);
    },

    async collectionById(id) {
      const [row] = await client.named<CollectionRow>(
        'collection-by-id',
        `select ${COLUMNS} from collections where user_sub = $1 and id = $2`,
        [id],
      );
      return row && collectionFromRow(row);
    },

    async collectionsOnPath(keys) {
      const rows = await client.named<CollectionRow>(
        'collections-on-path',
        `with recursive step as (
           select '' as id, 0 as place
           union all
           select below.id, place + 1 from step join collections as below on below.user_sub = $1
             and coalesce(below.parent_id, '') = step.id and below.key = ($2::text[])[place + 1]
         )
         select ${COLUMNS} from step join collections using (id) where user_sub = $1 order by place`,
        [keys],
      );
      return rows.map(collectionFromRow);
    },

    async countByCollection() {
      const rows = await client.named<{ collection_id: string; count: number }>(
        'count-by-collection',
        `select collection_id, count(*)::int as count from bookmarks
         where user_sub = $1 and collection_id is not null and deleted_at is null group by collection_id`,
      );
      return new Map(rows.map(({ collection_id, count }) => [collection_id, count]));
    },

    membershipsIn: (collectionIds, limit) =>
      client.named<Membership>(
        'memberships-in',
        `select id as "bookmarkId", collection_id as "collectionId" from bookmarks
         where user_sub = $1 and collection_id = any($2) and deleted_at is null limit $3`,
        [collectionIds, limit],
      ),

    async insertCollections(collections) {
      await client.named(
        'insert-collections',
        `insert into collections (user_sub, id, parent_id, name, key, description, smart_query, auto_tags, published_at,
           created_at, updated_at, version)
         select $1, given.* from ${GIVEN_COLLECTIONS}`,
        [recordsOf(collections)],
      );
      await refreshPaths(client);
    },

    async updateCollections(collections) {
      await client.named(
        'update-collections',
        `update collections set parent_id = given.parent_id, name = given.name, key = given.key,
           description = given.description, smart_query = given.smart_query, auto_tags = given.auto_tags,
           published_at = given.published_at, created_at = given.created_at, updated_at = given.updated_at, version = given.version
         from ${GIVEN_COLLECTIONS} where collections.user_sub = $1 and collections.id = given.id`,
        [recordsOf(collections)],
      );
      await refreshPaths(client);
    },

    async deleteCollections(ids) {
      await client.named(
        'delete-collections',
        'delete from collections where user_sub = $1 and id = any($2)',
        [ids],
      );
    },

    async uncollectBookmarks(ids, at) {
      await client.named(
        'uncollect-bookmarks',
        `update bookmarks set collection_id = null, updated_at = $3, version = version + 1
         where user_sub = $1 and id = any($2) and deleted_at is null`,
        [ids, at],
      );
    },

    async uncollectAndTrashBookmarks(ids, at) {
      await client.named(
        'uncollect-and-trash-bookmarks',
        `update bookmarks set collection_id = null, deleted_at = $3, updated_at = $3, version = version + 1
         where user_sub = $1 and id = any($2) and deleted_at is null`,
        [ids, at],
      );
    },
  };
}

/** The paths of the whole library: it is small, and any part of it may have moved. */
async function refreshPaths(client: LibraryClient): Promise<void> {
  await client.named(
    'refresh-paths',
    `with recursive tree as (
       select id, name as path from collections where user_sub = $1 and parent_id is null
       union all
       select below.id, tree.path || '/' || below.name from tree join collections as below
         on below.user_sub = $1 and coalesce(below.parent_id, '') = tree.id
     )
     update collections set path = tree.path from tree
     where collections.user_sub = $1 and collections.id = tree.id and collections.path <> tree.path`,
  );
}

const COLUMNS = `collections.id, name, parent_id, path, description, smart_query, auto_tags, published_at, created_at,
  updated_at, version`;

type CollectionRow = {
  id: string;
  name: string;
  parent_id: string | null;
  path: string;
  description: string;
  smart_query: string | null;
  auto_tags: string[];
  published_at: Date | null;
  created_at: Date;
  updated_at: Date;
  version: number;
};

function collectionFromRow(row: CollectionRow): Collection {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parent_id ?? undefined,
    path: row.path,
    description: row.description,
    smartQuery: row.smart_query ?? undefined,
    autoTags: row.auto_tags,
    publishedAt: row.published_at ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

const GIVEN_COLLECTIONS = `jsonb_to_recordset($2) as given (id text, parent_id text, name text, key text,
  description text, smart_query text, auto_tags text[], published_at timestamptz, created_at timestamptz, updated_at timestamptz, version int)`;

function recordsOf(collections: readonly Collection[]): string {
  return JSON.stringify(
    collections.map((collection) => ({
      id: collection.id,
      parent_id: collection.parentId ?? null,
      name: collection.name,
      key: collectionKey(collection.name),
      description: collection.description,
      smart_query: collection.smartQuery ?? null,
      auto_tags: collection.autoTags,
      published_at: collection.publishedAt ?? null,
      created_at: collection.createdAt,
      updated_at: collection.updatedAt,
      version: collection.version,
    })),
  );
}
