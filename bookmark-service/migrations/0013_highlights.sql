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

-- Which of these words the page of a bookmark or its highlights have, by their places in the list; not where it has none. PostgreSQL takes
-- `@@` for as cheap as a comparison of two numbers, though it has to get the words of a whole page out of its row first, and would do that
-- for each page where many have the words. `rows` is what it takes this for: with fewer it would look at pages' bookmarks one by one, where
-- those of a library that have the other words are found at once.
create function pages_by_words(words tsquery[]) returns table (bookmark_id text, said integer[])
language sql stable rows 10000 set enable_seqscan = off
begin atomic
  select found.bookmark_id, array_agg(place::integer)
  from (
    select bookmark_id, place from unnest(words) with ordinality as sought(word, place)
      join findable_page_texts on document @@ word
    union all
    select bookmark_id, place from unnest(words) with ordinality as sought(word, place)
      join findable_highlights on document @@ word
  ) as found group by found.bookmark_id;
end;
revoke execute on function pages_by_words(tsquery[]) from public;
grant execute on function pages_by_words(tsquery[]) to bookmarks_app;
