-- What is behind the links: when each page is looked at, what came of it, and what can be read there.

create table pages (
  user_sub text not null,
  bookmark_id text not null,
  -- Of the URL that this is about: a bookmark that gets another one gets another page.
  url_key bytea not null,
  -- One page of a site at a time.
  site text collate "C" not null,
  due_at timestamptz(3) not null,
  -- That time has come: it waits for its turn at its site.
  waiting boolean not null,
  -- A worker looks at it until then.
  taken_until timestamptz(3),
  -- When one did so last: the next turn of its user is that of the next site.
  taken_at timestamptz(3),
  -- How often it was taken since it was last looked at to the end.
  tries integer not null default 0,

  -- What became of it the last time, `ok` and the other outcomes of PageService; null: it was not looked at yet.
  outcome text,
  http_status integer,
  final_url text,
  content_type text,
  checked_at timestamptz(3),
  etag text,
  last_modified text,
  -- When something was there the last time.
  reached_at timestamptz(3),
  -- How often in a row nothing was, on how many days of these that counts, and the last of them.
  failures integer not null default 0,
  failed_days integer not null default 0,
  failed_at timestamptz(3),
  broken_at timestamptz(3),

  -- What the page says of itself.
  title text,
  description text,
  site_name text,
  canonical_url text,
  favicon_url text,
  language text,
  reading_minutes integer,

  primary key (user_sub, bookmark_id),
  foreign key (user_sub, bookmark_id) references bookmarks (user_sub, id) on delete cascade
);
create index pages_broken on pages (user_sub, bookmark_id) where broken_at is not null;
create index pages_unseen on pages (user_sub) where outcome is null;
create index pages_waiting_of_user on pages (user_sub, site, due_at) where waiting;
create index pages_taken_last on pages (user_sub, taken_at, site) where taken_at is not null;
-- For the workers, which look at everybody's: three that do not start with user_sub. They hold sites and times.
create index pages_waiting on pages (site, due_at) where waiting;
create index pages_due on pages (due_at) where not waiting;
create index pages_taken on pages (site, taken_until) where taken_until is not null;

-- Apart from what changes with every look at a page: its words would be indexed anew each time. The row is small, the text and its
-- words lie outside of it.
create table page_texts (
  user_sub text not null,
  bookmark_id text not null,
  text text not null,
  -- There was more.
  truncated boolean not null,
  document tsvector not null,
  primary key (user_sub, bookmark_id),
  foreign key (user_sub, bookmark_id) references pages (user_sub, bookmark_id) on delete cascade
);
create index page_texts_document on page_texts using gin (user_sub, document) with (fastupdate = on);

alter table pages enable row level security;
alter table page_texts enable row level security;
create policy own_library on pages using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on page_texts using (user_sub = current_setting('bookmarks.user_sub', true));
grant select, insert, update, delete on pages, page_texts to bookmarks_app;

-- For the same reason as the view on bookmarks: text search is not marked as leak-proof.
create view findable_page_texts as
  select user_sub, bookmark_id, document from page_texts
  where user_sub = current_setting('bookmarks.user_sub', true);
grant select on findable_page_texts to bookmarks_app;

-- The words of the beginning of a page, which is all of most: PostgreSQL keeps no more than a megabyte of them.
create function page_words(value text) returns tsvector
language sql immutable parallel safe
return text_words(left(value, 50000), 'D');

-- Where a page says what was looked for: a place of it, around the longest word, is cut out before PostgreSQL looks for the best one,
-- which takes long for a long text. A stem is nearly always the beginning of its word.
create function page_snippet(value text, lexemes text[], sought tsquery) returns text
language sql stable parallel safe
return text_snippet(substr(value, greatest(1, coalesce((
    select strpos(lower(value), lexeme) from unnest(lexemes) as lexeme
    where strpos(lower(value), lexeme) > 0 order by length(lexeme) desc limit 1
  ), 1) - 200), 1000), sought);

-- The site of a user's pages that wait at which nobody is, the next one after that which was taken last; null where there is none.
create function free_site(owner text, now timestamptz) returns text
language plpgsql stable set search_path = public, pg_temp as $$
declare
  next_site text := coalesce((
    select site from pages where user_sub = owner and taken_at is not null order by taken_at desc, site desc limit 1), '');
  is_round boolean := next_site = '';
begin
  for looked in 1 .. 100 loop
    select min(site) into next_site from pages where waiting and user_sub = owner and site > next_site;
    if next_site is null then
      exit when is_round;
      next_site := '';
      is_round := true;
    elsif not exists (select from pages where site = next_site and taken_until > now) then
      return next_site;
    end if;
  end loop;
  return null;
end
$$;
revoke execute on function free_site(text, timestamptz) from public;

-- Takes pages whose time has come, one of each site at a time: of one user after the other, so that one with many sites keeps nobody waiting,
-- of their next site the newest. Where many wait for the same sites, so that nobody is found soon who has another one, of one site after the
-- other. Goes on after `after_user` and `after_site`; the last row has no page and says where to go on. Who calls this sees whose they are
-- and nothing of them: it reads them as that user. One call at a time, since two would take pages of the same site.
create function take_pages(now timestamptz, until timestamptz, wanted integer, after_user text, after_site text)
returns table (user_sub text, bookmark_id text, site text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  next_user text := after_user;
  next_site text := after_site;
  own_site text;
  taken integer := 0;
  taken_before integer := -1;
begin
  perform pg_advisory_xact_lock(hashtextextended('take_pages', 0));
  update pages set waiting = true where ctid = any(array(
    select ctid from pages where not waiting and due_at <= now order by due_at limit 100 for update skip locked));
  for looked in 1 .. 100 loop
    exit when taken = wanted;
    -- In the order of the index of those that wait alone.
    select pages.user_sub into next_user from pages where waiting and pages.user_sub > next_user
      order by pages.user_sub, pages.site limit 1;
    if next_user is null then
      -- From the first one on again, until nobody has anything more.
      exit when taken = taken_before;
      next_user := '';
      taken_before := taken;
      continue;
    end if;
    own_site := free_site(next_user, now);
    continue when own_site is null;
    return query
      update pages set taken_until = until, taken_at = now, tries = tries + 1
      where ctid = any(array(
        select ctid from pages where waiting and pages.user_sub = next_user and pages.site = own_site
        order by due_at desc limit 1 for update skip locked))
      returning pages.user_sub, pages.bookmark_id, pages.site;
    if found then taken := taken + 1; end if;
  end loop;
  for looked in 1 .. 100 loop
    exit when taken = wanted;
    select min(pages.site) into next_site from pages where waiting and pages.site > next_site;
    exit when next_site is null;
    continue when exists (select from pages where pages.site = next_site and taken_until > now);
    return query
      update pages set taken_until = until, taken_at = now, tries = tries + 1
      where ctid = any(array(
        select ctid from pages where waiting and pages.site = next_site
        order by due_at desc limit 1 for update skip locked))
      returning pages.user_sub, pages.bookmark_id, pages.site;
    if found then taken := taken + 1; end if;
  end loop;
  return query select coalesce(next_user, ''), null::text, coalesce(next_site, '');
end
$$;
revoke execute on function take_pages(timestamptz, timestamptz, integer, text, text) from public;
grant execute on function take_pages(timestamptz, timestamptz, integer, text, text) to bookmarks_app;

-- Notes pages for bookmarks that were saved while nobody did, and forgets those of URLs that they had before: of so many that follow a
-- bookmark. Says the last of these; none at the end.
create function note_pages(after_user text, after_id text, batch integer)
returns table (user_sub text, bookmark_id text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  delete from pages using (
    select bookmarks.user_sub, id, url_key from bookmarks
    where (bookmarks.user_sub, id) > (after_user, after_id)
    order by bookmarks.user_sub, id limit batch
  ) as following
  where pages.user_sub = following.user_sub and bookmark_id = id and pages.url_key <> following.url_key;
  return query
    with following as materialized (
      select bookmarks.user_sub, id, url_key, site, created_at, deleted_at from bookmarks
      where (bookmarks.user_sub, id) > (after_user, after_id)
      order by bookmarks.user_sub, id limit batch
    ), noted as (
      insert into pages (user_sub, bookmark_id, url_key, site, due_at, waiting)
      select following.user_sub, id, url_key, site, created_at, true from following where deleted_at is null
      on conflict do nothing
    )
    select following.user_sub, id from following order by 1 desc, 2 desc limit 1;
end
$$;
revoke execute on function note_pages(text, text, integer) from public;
grant execute on function note_pages(text, text, integer) to bookmarks_app;
