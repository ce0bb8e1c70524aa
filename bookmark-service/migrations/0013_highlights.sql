-- What people marked on pages: the quotes of one bookmark in a row, beside it, so that what reads and writes bookmarks does not carry
-- them along.
create table highlights (
  user_sub text not null,
  bookmark_id text not null,
  -- Each with its id, quote, note, color, time, and the place in the text of the page, if that has it.
  items jsonb not null,
  -- Quotes and notes, by which they are found.
  text text not null,
  document tsvector not null generated always as (text_words(text, 'C')) stored,
  primary key (user_sub, bookmark_id),
  foreign key (user_sub, bookmark_id) references bookmarks (user_sub, id) on delete cascade
);
create index highlights_document on highlights using gin (user_sub, document) with (fastupdate = on);

alter table highlights enable row level security;
create policy own_library on highlights using (user_sub = current_setting('bookmarks.user_sub', true));
grant select, insert, update, delete on highlights to bookmarks_app;

-- As the view on the texts of pages.
create view findable_highlights as
  select user_sub, bookmark_id, document from highlights
  where user_sub = current_setting('bookmarks.user_sub', true);
grant select on findable_highlights to bookmarks_app;

-- Bookmarks whose pages or highlights have these words. PostgreSQL takes `@@` for as cheap as a comparison of two numbers, though it has
-- to get the words of a whole page out of its row first, and would do that for each page where many have the words.
create function bookmarks_by_page(words tsquery) returns setof text
language sql stable rows 1000 set enable_seqscan = off
begin atomic
  select bookmark_id from findable_page_texts where document @@ words
  union all select bookmark_id from findable_highlights where document @@ words;
end;
revoke execute on function bookmarks_by_page(tsquery) from public;
grant execute on function bookmarks_by_page(tsquery) to bookmarks_app;
