import { tagKey } from '../tags/tag.ts';
import type { TagPageQuery, TagWriter } from '../tags/tag-store.ts';
import type { LibraryClient } from './library-client.ts';
import { afterPosition, orderBy, positionColumn, TAG_PAGE_ORDERS } from './page-order.ts';
import { Conditions } from './sql.ts';

type TagRow = { name: string; bookmark_count: number; last_used_at: Date; position: string[] };

/** Every statement about tags. PostgreSQL counts their bookmarks: see the triggers of `bookmarks`. */
export function tagStatements(client: LibraryClient): TagWriter {
  return {
    async tagPage({ prefix, minCount, maxCount, similarTo, order, after, limit }: TagPageQuery) {
      const pageOrder = TAG_PAGE_ORDERS[order];
      const conditions = new Conditions().add('user_sub = ?', client.userSub).add('bookmark_count > 0');
      if (prefix !== undefined) conditions.add('starts_with(key, ?)', prefix);
      if (similarTo !== undefined) conditions.add('similarity(key, ?) >= 0.3', similarTo);
      if (minCount !== undefined) conditions.add('bookmark_count >= ?', minCount);
      if (maxCount !== undefined) conditions.add('bookmark_count <= ?', maxCount);
      if (after) conditions.add(afterPosition(pageOrder, after, (value) => conditions.bind(value)));
      const rows = await client.query<TagRow>(
        `select name, bookmark_count, last_used_at, ${positionColumn(pageOrder)}
         from tags where ${conditions.where} order by ${orderBy(pageOrder)} limit ${conditions.bind(limit)}`,
        conditions.values,
      );
      return rows.map(({ name, bookmark_count, last_used_at, position }) => ({
        row: { name, bookmarkCount: bookmark_count, lastUsedAt: last_used_at },
        position,
      }));
    },

    async spellingsOf(keys) {
      const rows = await client.named<{ key: string; name: string }>(
        'spellings-of',
        'select key, name from tags where user_sub = $1 and key = any($2) and bookmark_count > 0',
        [keys],
      );
      return new Map(rows.map(({ key, name }) => [key, name]));
    },

    async respellTags(names) {
      await client.named(
        'respell-tags',
        `update tags set name = given.name from unnest($2::text[], $3::text[]) as given(key, name)
         where tags.user_sub = $1 and tags.key = given.key`,
        [names.map(tagKey), names],
      );
    },

    async spellTags(names) {
      if (names.length === 0) return [];
      const keys = names.map(tagKey);
      // A tag that nobody carries any more is spelled anew.
      const rows = await client.named<{ key: string; name: string }>(
        'spell-tags',
        `with given as (
           select distinct on (key) key, name from unnest($2::text[], $3::text[]) with ordinality as given(key, name, place)
           order by key, place
         ), spelled as (
           insert into tags (user_sub, key, name) select $1, key, name from given
           on conflict (user_sub, key) do update set name = excluded.name where tags.bookmark_count = 0
           returning key, name
         )
         select key, name from spelled
         union all
         select tags.key, tags.name from tags
         where user_sub = $1 and tags.key = any($2) and tags.key not in (select key from spelled)`,
        [keys, names],
      );
      const nameOf = new Map(rows.map(({ key, name }) => [key, name]));
      return keys.flatMap((key) => nameOf.get(key) ?? []);
    },
  };
}
