-- Collections, undo of every change, search by the whole query grammar, jobs and transfers of files.

create extension if not exists btree_gin;

-- Collections -------------------------------------------------------------------------------------------------------

create table collections (
  user_sub text not null,
  id text not null,
  parent_id text,
  name text not null,
  -- The names from the top, `Work/Projects`; kept up to date by whoever writes names and parents.
  path text not null default '',
  -- What makes two spellings the same name among siblings.
  key text collate "C" not null,
  description text not null,
  -- Set for a smart collection: it holds what the query finds, and no bookmark of its own.
  smart_query text,
  -- Tags that a bookmark gets when it is put in here.
  auto_tags text[] not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null,
  primary key (user_sub, id),
  foreign key (user_sub, parent_id) references collections (user_sub, id)
);
create unique index collections_key on collections (user_sub, coalesce(parent_id, ''), key);

alter table bookmarks add column collection_id text;
alter table bookmarks add foreign key (user_sub, collection_id) references collections (user_sub, id)
  on delete set null (collection_id);
-- The trash counts too: without it, each removal of a collection would look at every bookmark for references.
create index bookmarks_collection on bookmarks (user_sub, collection_id, created_at, id) include (deleted_at)
  where collection_id is not null;

-- Overview ----------------------------------------------------------------------------------------------------------

-- Totals are counted from indexes alone. The columns cost no write more: every change writes a new entry by its time.
drop index bookmarks_created_at;
create index bookmarks_created_at on bookmarks (user_sub, created_at, id) include (status, favorite)
  where deleted_at is null;
-- The newest of a site first, some of which have a third of a library.
drop index bookmarks_site;
create index bookmarks_site on bookmarks (user_sub, site, created_at) where deleted_at is null;
create index bookmarks_untagged on bookmarks (user_sub, created_at, id) where deleted_at is null and tags = '{}';
-- Also for the purge of the trash.
create index bookmarks_deleted_at on bookmarks (user_sub, deleted_at) where deleted_at is not null;

-- Search ------------------------------------------------------------------------------------------------------------

-- The mappings that 0001 left out: words with digits in them have accents, too.
alter text search configuration bookmarks_simple alter mapping for numword with unaccent, simple;
alter text search configuration bookmarks_english alter mapping for numword with unaccent, english_stem;

-- Names that signs alone tell from others: without this, `c++` and `c#` would find every `c`, and `.net` every `net`.
create function spelled_signs(value text) returns text
language sql immutable parallel safe
return case when value ~ '[[:alpha:]](\+\+|#)|\.[Nn][Ee][Tt]' then
  regexp_replace(regexp_replace(regexp_replace(value,
    '\m([[:alpha:]])\+\+', '\1plusplus ', 'g'),
    '\m([[:alpha:]])#(?![[:alnum:]])', '\1sharp ', 'g'),
    '(^|[^[:alnum:]])\.net\M', '\1dotnet', 'gi')
  else value end;

-- Runs of letters and digits, which is what people search for: PostgreSQL's parser would keep `a/b`, `a@b` and `<b>`
-- whole or drop them. Each character of a script without spaces is a word, so that a phrase finds any part of a text.
-- An accent that follows its letter as a character of its own is put together with it, for `unaccent`.
create function plain_words(value text) returns text
language sql immutable parallel safe
return regexp_replace(
  regexp_replace(
    spelled_signs(case when value ~ '[^\u0001-\u007f]' then normalize(value, NFC) else value end),
    '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff66-\uff9d\U00020000-\U0003ffff])',
    ' \1 ', 'g'),
  '[^[:alnum:]]+', ' ', 'g');

-- As written (without accents), for names and for languages that are not stemmed, and by the English stem. The filler
-- before each part is gone in the end, and leaves a gap, so that no phrase matches across two texts, or two readings.
create function text_words(value text, weight "char") returns tsvector
language sql immutable parallel safe
return setweight(ts_delete(
  to_tsvector('bookmarks_simple', 'qzgapzq qzgapzq qzgapzq ' || plain_words(value)) ||
  to_tsvector('bookmarks_english', 'qzgapzq qzgapzq qzgapzq ' || plain_words(value)), 'qzgapzq'), weight);

-- Words of a URL are marked, since they count less than any other: `/github`.
create function url_words(url text) returns tsvector
language sql immutable parallel safe
return array_to_tsvector(array_remove(array_remove(string_to_array(
  regexp_replace(lower(url), '(^[^[:alnum:]]*|[^[:alnum:]]+)', ' /', 'g'), ' '), '/'), ''));

-- Tags as words, and as a whole: `#web dev`. No tag holds the character U+0001, which stands between them for a moment:
-- without a subquery PostgreSQL makes this part of the statement, which takes half the time.
create function tag_words(tags text[]) returns tsvector
language sql immutable parallel safe
return text_words(array_to_string(tags, ' '), 'B') || array_to_tsvector(array_remove(
  string_to_array('#' || lower(array_to_string(tags, e'\u0001#')), e'\u0001'), '#'));

-- Two documents, so that a change of tags in ten thousand bookmarks does not parse ten thousand texts.
alter table bookmarks drop column document;
drop function bookmark_document(text, text[], text, text, text);
alter table bookmarks
  add column text_document tsvector not null generated always as (
    text_words(title, 'A') || text_words(note, 'C') || text_words(description, 'D') || url_words(url)) stored,
  add column tag_document tsvector not null generated always as (tag_words(tags)) stored;

-- With a pending list, whose length each transaction limits: writes in bulk are several times as fast with a long one,
-- and searches read through all of it.
create index bookmarks_document on bookmarks using gin (user_sub, (text_document || tag_document))
  with (fastupdate = on) where deleted_at is null;

-- Moves what a bulk write left in the pending list, which only the owner of the index may do.
create function settle_bookmarks_index() returns void
language sql security definer set search_path = public, pg_temp as $$
  select gin_clean_pending_list('bookmarks_document');
$$;
revoke execute on function settle_bookmarks_index() from public;
grant execute on function settle_bookmarks_index() to bookmarks_app;

-- How frequent words are, for the choice between that index and a walk through the newest bookmarks until there are
-- enough. Without it every word counts as one in two hundred.
create statistics bookmarks_document_words on (text_document || tag_document) from bookmarks;

-- Finds in one library by index. Row-level security evaluates its policy before any operator that is not marked as
-- leak-proof, such as those of text search, which then cannot use an index. This view belongs to the owner of the table
-- and states the policy itself; what it finds is shown by the table, under the policy.
create view findable_bookmarks as
  select *, text_document || tag_document as document from bookmarks
  where user_sub = current_setting('bookmarks.user_sub', true) and deleted_at is null;

-- The place in a text that matches, its words between `**`: in the text as it stands, or, where PostgreSQL's parser sees
-- other words than were indexed, in its plain words.
create function text_snippet(value text, sought tsquery) returns text
language plpgsql stable parallel safe as $$
declare
  source text;
  configuration regconfig;
  snippet text;
begin
  foreach source in array array[replace(value, '**', ''), plain_words(value)] loop
    foreach configuration in array array['bookmarks_simple', 'bookmarks_english']::regconfig[] loop
      snippet := ts_headline(configuration, source, sought, 'StartSel=**, StopSel=**, MinWords=8, MaxWords=24');
      if strpos(snippet, '**') > 0 then return snippet; end if;
    end loop;
  end loop;
  return '';
end
$$;

-- Every word that a library ever had, to complete the last word of a query and to mend a mistyped one.
create table words (
  user_sub text not null,
  word text collate "C" not null,
  primary key (user_sub, word)
);

-- Of the tags each once, since many bookmarks have the same ones.
create function learn_words() returns trigger language plpgsql as $$
begin
  insert into words (user_sub, word)
  select distinct user_sub, lexeme
  from (
    select user_sub, title || ' ' || note || ' ' || description as text from new_rows
    union all
    select distinct user_sub, tag from new_rows, unnest(tags) as tag
  ) as given, unnest(to_tsvector('bookmarks_simple', plain_words(text)))
  where length(lexeme) between 3 and 40
  order by 1, 2
  on conflict do nothing;
  return null;
end
$$;
create trigger learn_words_of_new after insert on bookmarks
  referencing new table as new_rows for each statement execute function learn_words();

create function learn_words_of_changed() returns trigger language plpgsql as $$
begin
  insert into words (user_sub, word)
  select distinct user_sub, lexeme
  from (
    select user_sub, new_rows.title || ' ' || new_rows.note || ' ' || new_rows.description as text
    from new_rows join old_rows using (user_sub, id)
    where (new_rows.title, new_rows.note, new_rows.description) is distinct from
      (old_rows.title, old_rows.note, old_rows.description)
    union all
    select distinct user_sub, tag
    from new_rows join old_rows using (user_sub, id), unnest(new_rows.tags) as tag
    where new_rows.tags is distinct from old_rows.tags and tag <> all (old_rows.tags)
  ) as given, unnest(to_tsvector('bookmarks_simple', plain_words(text)))
  where length(lexeme) between 3 and 40
  order by 1, 2
  on conflict do nothing;
  return null;
end
$$;
create trigger learn_words_of_changed after update on bookmarks
  referencing new table as new_rows old table as old_rows for each statement execute function learn_words_of_changed();

-- Tags --------------------------------------------------------------------------------------------------------------

-- Counted as bookmarks change, so that a list of tags reads no bookmark.
alter table tags
  add column bookmark_count integer not null default 0,
  add column last_used_at timestamptz(3);
create unique index tags_name on tags (user_sub, name);

create function count_tags_of_new() returns trigger language plpgsql as $$
begin
  update tags set bookmark_count = tags.bookmark_count + used.count,
    last_used_at = greatest(tags.last_used_at, used.at)
  from (
    select user_sub, tag, count(*) as count, max(updated_at) as at
    from new_rows, unnest(new_rows.tags) as tag where deleted_at is null group by user_sub, tag
  ) as used
  where tags.user_sub = used.user_sub and tags.name = used.tag;
  return null;
end
$$;
create trigger count_tags_of_new after insert on bookmarks
  referencing new table as new_rows for each statement execute function count_tags_of_new();

-- By key, because while a tag gets another spelling, some bookmarks have the old one.
create function count_tags_of_changed() returns trigger language plpgsql as $$
begin
  update tags set bookmark_count = tags.bookmark_count + used.difference,
    last_used_at = case when used.difference > 0 then greatest(tags.last_used_at, used.at) else tags.last_used_at end
  from (
    select spelled.user_sub, known.key, sum(difference) as difference, max(at) as at
    from (
      select user_sub, tag, sum(sign) as difference, max(updated_at) as at
      from (
        select user_sub, unnest(tags) as tag, 1 as sign, updated_at from new_rows where deleted_at is null
        union all
        select user_sub, unnest(tags) as tag, -1 as sign, updated_at from old_rows where deleted_at is null
      ) as steps group by user_sub, tag having sum(sign) <> 0
    ) as spelled, lateral (
      select key from tags
      where tags.user_sub = spelled.user_sub and (tags.name = spelled.tag or tags.key = lower(spelled.tag))
      order by tags.name = spelled.tag desc limit 1
    ) as known
    group by spelled.user_sub, known.key having sum(difference) <> 0
  ) as used
  where tags.user_sub = used.user_sub and tags.key = used.key;
  return null;
end
$$;
create trigger count_tags_of_changed after update on bookmarks
  referencing new table as new_rows old table as old_rows for each statement execute function count_tags_of_changed();

create function count_tags_of_gone() returns trigger language plpgsql as $$
begin
  update tags set bookmark_count = tags.bookmark_count - used.count
  from (
    select user_sub, tag, count(*) as count
    from old_rows, unnest(old_rows.tags) as tag where deleted_at is null group by user_sub, tag
  ) as used
  where tags.user_sub = used.user_sub and tags.name = used.tag;
  return null;
end
$$;
create trigger count_tags_of_gone after delete on bookmarks
  referencing old table as old_rows for each statement execute function count_tags_of_gone();

update tags set bookmark_count = used.count, last_used_at = used.at
from (
  select user_sub, tag, count(*) as count, max(updated_at) as at
  from bookmarks, unnest(tags) as tag where deleted_at is null group by user_sub, tag
) as used
where tags.user_sub = used.user_sub and tags.name = used.tag;

-- Changes -----------------------------------------------------------------------------------------------------------

-- What was recorded so far says what was, not what became of it, and nothing could be undone by it.
delete from change_items;
delete from changes;

alter table changes
  drop constraint changes_kind_check,
  add constraint changes_kind_check check (kind in ('create', 'merge', 'edit', 'delete', 'organize', 'update_tags',
    'save_collection', 'delete_collection', 'import', 'undo')),
  -- For an undo: the change that it took back.
  add column undoes text,
  add column item_count integer not null default 0;

-- For each thing that a change touched: the fields that it changed, as they were and as they became; null where the
-- thing was not there, or is not any more.
drop table change_items;
create table change_items (
  user_sub text not null,
  change_id text not null,
  entity text not null check (entity in ('bookmark', 'collection', 'tag')),
  entity_id text not null,
  before jsonb,
  after jsonb,
  primary key (user_sub, change_id, entity, entity_id),
  foreign key (user_sub, change_id) references changes on delete cascade
);
create index change_items_entity on change_items (user_sub, entity_id);

-- Jobs and transfers ------------------------------------------------------------------------------------------------

create table jobs (
  user_sub text not null,
  id text not null,
  kind text not null check (kind in ('import', 'undo', 'organize', 'update_tags')),
  params jsonb not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  -- How many steps are done, of how many as far as is known.
  done integer not null default 0,
  total integer,
  -- Where the next step begins; written in the transaction of the step before, so that a job goes on after its worker.
  cursor text,
  -- What came of it, for people.
  result jsonb,
  failure text,
  change_id text,
  created_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (user_sub, id)
);
create index jobs_created_at on jobs (user_sub, created_at);

-- Short-lived links by which a file comes in or goes out. Only a digest of the secret in the link is kept.
create table transfers (
  user_sub text not null,
  id text not null,
  direction text not null check (direction in ('import', 'export')),
  secret_sha256 bytea not null,
  params jsonb not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- Since when a file comes: renewed while it does, so that an old one is of a process that is gone.
  claimed_at timestamptz(3),
  -- An upload link is good for one file.
  used_at timestamptz(3),
  primary key (user_sub, id)
);

-- A file that is being imported, in pieces; the job that imports it names it in its params.
create table import_chunks (
  user_sub text not null,
  file_id text not null,
  position integer not null,
  bytes bytea not null,
  created_at timestamptz(3) not null default now(),
  primary key (user_sub, file_id, position)
);

-- Isolation ---------------------------------------------------------------------------------------------------------

alter table collections enable row level security;
alter table words enable row level security;
alter table change_items enable row level security;
alter table jobs enable row level security;
alter table transfers enable row level security;
alter table import_chunks enable row level security;

create policy own_library on collections using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on words using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on change_items using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on jobs using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on transfers using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on import_chunks using (user_sub = current_setting('bookmarks.user_sub', true));

grant select on findable_bookmarks to bookmarks_app;
grant select, insert, update, delete on collections, words, change_items, jobs, transfers, import_chunks to bookmarks_app;

-- What is past its time goes, in all libraries: 30 days for the trash and for undo, a day for transfers. At most `batch`
-- rows of each table, so that no call takes long: it is called until it returns 0. The caller sees no row of anybody.
create function purge_expired(now timestamptz, batch integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  purged integer := 0;
  count integer;
begin
  delete from bookmarks where ctid = any(array(
    select ctid from bookmarks where deleted_at < now - interval '30 days' limit batch for update skip locked));
  get diagnostics count = row_count; purged := purged + count;
  -- A change can have a hundred thousand items, too many to go with it at once.
  delete from change_items where ctid = any(array(
    select change_items.ctid from changes
    join change_items on change_items.user_sub = changes.user_sub and change_items.change_id = changes.id
    where changes.created_at < now - interval '30 days' limit batch));
  get diagnostics count = row_count; purged := purged + count;
  delete from changes where ctid = any(array(
    select ctid from changes where created_at < now - interval '30 days' and not exists (
      select from change_items where change_items.user_sub = changes.user_sub and change_items.change_id = changes.id)
    limit batch for update skip locked));
  get diagnostics count = row_count; purged := purged + count;
  delete from transfers where ctid = any(array(
    select ctid from transfers where expires_at < now - interval '1 day' limit batch for update skip locked));
  get diagnostics count = row_count; purged := purged + count;
  delete from jobs where ctid = any(array(
    select ctid from jobs where finished_at < now - interval '30 days' limit batch for update skip locked));
  get diagnostics count = row_count; purged := purged + count;
  -- Each is a quarter of a megabyte.
  delete from import_chunks where ctid = any(array(
    select ctid from import_chunks where created_at < now - interval '1 day' and not exists (
      select from jobs where jobs.user_sub = import_chunks.user_sub
        and params->>'fileId' = import_chunks.file_id and finished_at is null)
    limit greatest(batch / 10, 1) for update skip locked));
  get diagnostics count = row_count; purged := purged + count;
  return purged;
end
$$;
revoke execute on function purge_expired(timestamptz, integer) from public;
grant execute on function purge_expired(timestamptz, integer) to bookmarks_app;
