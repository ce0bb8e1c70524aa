-- A mistyped word is compared with the words that look like it, not with the whole vocabulary.

-- With a pending list, as the index of bookmarks has. Nothing was released before this: where people write meanwhile, an
-- index is made concurrently.
create index words_alike on words using gin (user_sub, word gin_trgm_ops) with (fastupdate = on);

-- For the same reason as the view on bookmarks: what compares trigrams is not marked as leak-proof.
create view findable_words as
  select * from words where user_sub = current_setting('bookmarks.user_sub', true);
grant select on findable_words to bookmarks_app;

-- Moves what a bulk write left in the pending lists of both.
create or replace function settle_bookmarks_index() returns void
language sql security definer set search_path = public, pg_temp as $$
  select gin_clean_pending_list('bookmarks_document');
  select gin_clean_pending_list('words_alike');
$$;
