-- What the two calls that are measured need, as the documentation of PostgreSQL has it: row-level security for a role
-- that owns nothing, and a generated column for full-text search. The product's search is not measured; its price, an
-- index that each save pays for, is.

create table bookmarks (
  id text primary key,
  user_sub text not null,
  url text not null,
  site text not null,
  title text not null,
  note text not null,
  tags text[] not null,
  favorite boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  document tsvector generated always as (to_tsvector('english', title || ' ' || note || ' ' || url)) stored,
  unique (user_sub, url)
);
create index on bookmarks (user_sub, created_at);
create index on bookmarks (user_sub, site);
create index on bookmarks using gin (document);

create table changes (
  id text primary key,
  user_sub text not null,
  bookmark_id text not null references bookmarks,
  kind text not null,
  created_at timestamptz not null default now()
);
create index on changes (user_sub, created_at);

alter table bookmarks enable row level security;
alter table changes enable row level security;
create policy own_rows on bookmarks using (user_sub = current_setting('app.user_sub', true));
create policy own_rows on changes using (user_sub = current_setting('app.user_sub', true));
