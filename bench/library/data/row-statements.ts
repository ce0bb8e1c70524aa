import { ENTRY_STEP, FREQUENT_TAG, FREQUENT_TAG_EVERY } from './accounts.ts';

const MINUTES_BETWEEN_BOOKMARKS = 25;

/** Makes the bookmarks of a part (`$1`, slices as JSON) out of the entries, of which there are `$2`: see `entryOf`. */
export const MAKE_ROWS = `
  create temporary table bench_rows on commit drop as
  select slice.user as user_sub, i, entry.*, other.title as other_title,
    case when i % ${FREQUENT_TAG_EVERY} = 0 then entry.tags || '${FREQUENT_TAG}'::text else entry.tags end as all_tags,
    date_trunc('milliseconds', now() - i * interval '${MINUTES_BETWEEN_BOOKMARKS} minutes') as at,
    'col_' || substr(md5(slice.user || entry.section), 1, 12) as collection_id
  from jsonb_to_recordset($1) as slice ("user" text, first int, last int, first_entry bigint)
  cross join generate_series(slice.first, slice.last) as i
  join bench_entries as entry on entry.n = ((first_entry + i::bigint * ${ENTRY_STEP}) % $2::int)::int
  join bench_entries as other on other.n = ((first_entry + i::bigint * ${ENTRY_STEP} + 1) % $2::int)::int`;

export const INSERT_TAGS = `
  insert into tags (user_sub, key, name)
  select distinct user_sub, lower(tag), tag from bench_rows, unnest(all_tags) as tag order by 1, 2
  on conflict do nothing`;

export const INSERT_COLLECTIONS = `
  insert into collections (user_sub, id, name, path, key, description, auto_tags, created_at, updated_at, version)
  select distinct user_sub, collection_id, section, section, lower(section), '', '{}'::text[],
    now(), now(), 1
  from bench_rows order by 1, 2
  on conflict do nothing`;

/** With the URL of `bookmarkUrl`; every other one in a collection and with a description, every fifth with a note. */
export const INSERT_BOOKMARKS = `
  insert into bookmarks (user_sub, id, url, url_key, site, title, description, note, tags, status, favorite,
    collection_id, created_at, updated_at, version)
  select user_sub, 'bm_' || substr(md5(user_sub || i), 1, 12), url || '?bookmark=' || i,
    sha256(convert_to(canonical || '?bookmark=' || i, 'UTF8')), site, title,
    case when i % 2 = 0 then other_title else '' end,
    case when i % 5 = 0 then 'To compare with: ' || other_title else '' end,
    all_tags, (array['unread', 'read', 'unread', 'archived'])[i % 4 + 1], i % 20 = 0,
    case when i % 2 = 0 then collection_id end, at, at, 1
  from bench_rows`;
