-- Collections that everybody can read. What reads them knows a collection by its id alone: whose it is stays in here.

alter table collections add column published_at timestamptz(3);
-- The public address, and the order of the directory. These two do not start with user_sub, since whose a collection is comes
-- out of the first; they hold no more than what is published.
create unique index collections_public_id on collections (id) where published_at is not null;
create index collections_published_at on collections (published_at, id) where published_at is not null;

-- Those who have published something, or have a name for it.
create table publishers (
  user_sub text primary key,
  public_name text not null default '',
  -- Grows with every write transaction of the library: what is kept of its published collections is kept by it.
  version bigint not null default 0
);
alter table publishers enable row level security;
create policy own_library on publishers using (user_sub = current_setting('bookmarks.user_sub', true));
grant select, insert, update, delete on publishers to bookmarks_app;

-- What everybody may know of one collection. Counted so far, so that it is always index look-ups.
create function published_collection(sought text)
returns table (id text, name text, description text, public_name text, bookmark_count integer, published_at timestamptz,
  version bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select collections.id, name, description, coalesce(public_name, ''), (
      select count(*)::integer from (
        select from bookmarks
        where bookmarks.user_sub = collections.user_sub and collection_id = collections.id and deleted_at is null
        limit 10000
      ) as counted
    ), published_at, coalesce(publishers.version, 0)
  from collections left join publishers on publishers.user_sub = collections.user_sub
  where collections.id = sought and published_at is not null;
$$;
revoke execute on function published_collection(text) from public;
grant execute on function published_collection(text) to bookmarks_app;

-- A page of all of them, those published last first, from the one with `before_at` and `before_id` on where these are given.
-- Each of `words` stands somewhere in the name, the description or the name of its publisher.
create function published_collections(words text[], before_at timestamptz, before_id text, page_size integer)
returns table (id text, name text, description text, public_name text, bookmark_count integer, published_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select page.id, name, description, public_name, (
      select count(*)::integer from (
        select from bookmarks
        where bookmarks.user_sub = page.user_sub and collection_id = page.id and deleted_at is null
        limit 10000
      ) as counted
    ), published_at
  from (
    select collections.user_sub, id, name, description, coalesce(public_name, '') as public_name, published_at
    from collections left join publishers on publishers.user_sub = collections.user_sub
    where published_at is not null
      and (before_at is null or (published_at, id) < (before_at, before_id))
      and not exists (
        select from unnest(words) as word
        where strpos(lower(concat_ws(' ', name, description, public_name)), lower(word)) = 0)
    order by published_at desc, id desc limit least(page_size, 1000)
  ) as page
  order by published_at desc, id desc;
$$;
revoke execute on function published_collections(text[], timestamptz, text, integer) from public;
grant execute on function published_collections(text[], timestamptz, text, integer) to bookmarks_app;

-- The bookmarks of the collection that a transaction says it reads, `bookmarks.published_collection`, as long as it is published.
-- It says nobody's name, so that no table shows it a row: this view, which belongs to their owner, is all that it sees. Notes,
-- states, favorites and times of change are not in it. Nor are addresses that hold a password. The document to search has no
-- words of the note, which have the weight C; ts_filter drops those without a place as well, which are the words of the URL.
create view published_bookmarks as
  select id, url, site, title, description, tags, created_at, collection_id,
    ts_filter(text_document, '{a,b,d}') || url_words(url) || tag_document as document
  from bookmarks
  where user_sub = (
      select user_sub from collections
      where id = current_setting('bookmarks.published_collection', true) and published_at is not null)
    and collection_id = current_setting('bookmarks.published_collection', true)
    and deleted_at is null
    and url !~ '^[^:]*://[^/?#\\]*@';
grant select on published_bookmarks to bookmarks_app;
