-- One library a user. Every key and index starts with user_sub: it is the shard key, and the row-level security
-- below compares nothing else.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Roles belong to the whole cluster: another database's migration may be making the same one.
do $$
begin
  create role bookmarks_app nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;

-- Words are indexed twice: as written (without accents), for names and for languages that we do not stem, and by
-- their English stem.
create text search configuration bookmarks_simple (copy = simple);
alter text search configuration bookmarks_simple
  alter mapping for hword, hword_part, word with unaccent, simple;
create text search configuration bookmarks_english (copy = english);
alter text search configuration bookmarks_english
  alter mapping for hword, hword_part, word with unaccent, english_stem;

-- Immutable, as a generated column asks: the configurations are named and never change under their names.
create function bookmark_document(title text, tags text[], note text, description text, url text) returns tsvector
language sql immutable parallel safe
return
  setweight(to_tsvector('bookmarks_simple', title), 'A') ||
  setweight(to_tsvector('bookmarks_english', title), 'A') ||
  setweight(to_tsvector('bookmarks_simple', array_to_string(tags, ' ')), 'B') ||
  setweight(to_tsvector('bookmarks_simple', note), 'C') ||
  setweight(to_tsvector('bookmarks_english', note), 'C') ||
  setweight(to_tsvector('bookmarks_simple', description), 'D') ||
  setweight(to_tsvector('bookmarks_english', description), 'D') ||
  setweight(to_tsvector('bookmarks_simple', regexp_replace(url, '[^[:alnum:]]+', ' ', 'g')), 'D');

create table bookmarks (
  user_sub text not null,
  id text not null,
  url text not null,
  -- SHA-256 of the canonical URL, so that a long URL fits an index.
  url_key bytea not null,
  -- The host without `www.`, its labels turned round (`com.example.docs`), so that a prefix finds the hosts below one.
  site text collate "C" not null,
  title text not null,
  description text not null,
  note text not null,
  tags text[] not null,
  status text not null check (status in ('unread', 'read', 'archived')),
  favorite boolean not null,
  -- Milliseconds, because that is what a page token and a JavaScript Date hold.
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  -- When it went to the trash.
  deleted_at timestamptz(3),
  version integer not null,
  document tsvector not null generated always as (bookmark_document(title, tags, note, description, url)) stored,
  primary key (user_sub, id)
);

-- One bookmark for one URL; what is in the trash does not count.
create unique index bookmarks_url_key on bookmarks (user_sub, url_key) where deleted_at is null;
create index bookmarks_created_at on bookmarks (user_sub, created_at, id) where deleted_at is null;
create index bookmarks_updated_at on bookmarks (user_sub, updated_at, id) where deleted_at is null;
create index bookmarks_title on bookmarks (user_sub, left(lower(title), 64), id) where deleted_at is null;
create index bookmarks_site on bookmarks (user_sub, site) where deleted_at is null;

-- The spelling that a user first gave a tag; `key` is what makes two spellings the same tag.
create table tags (
  user_sub text not null,
  key text collate "C" not null,
  name text not null,
  primary key (user_sub, key)
);

-- What each write changed, so that it can be undone.
create table changes (
  user_sub text not null,
  id text not null,
  kind text not null check (kind in ('create', 'merge', 'edit', 'delete')),
  created_at timestamptz(3) not null,
  primary key (user_sub, id)
);
create index changes_created_at on changes (user_sub, created_at, id);

create table change_items (
  user_sub text not null,
  change_id text not null,
  bookmark_id text not null,
  -- The bookmark as it was; null where the change created it.
  before jsonb,
  -- The version that the change made: a later one means that somebody changed the bookmark since.
  version_after integer not null,
  primary key (user_sub, change_id, bookmark_id),
  foreign key (user_sub, change_id) references changes on delete cascade
);

-- Row-level security, for a role that owns nothing: the service says whose library a transaction is about, and
-- without that no row is visible.
alter table bookmarks enable row level security;
alter table tags enable row level security;
alter table changes enable row level security;
alter table change_items enable row level security;

create policy own_library on bookmarks using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on tags using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on changes using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on change_items using (user_sub = current_setting('bookmarks.user_sub', true));

grant select, insert, update, delete on bookmarks, tags, changes, change_items to bookmarks_app;
