-- The document of what is published is made without the note, instead of being what is left when its words are dropped: a long
-- note took the places that the words of the description would have had.
create or replace view published_bookmarks as
  select id, url, site, title, description, tags, created_at, collection_id,
    text_words(title, 'A') || text_words(description, 'D') || url_words(url) || tag_document as document
  from bookmarks
  where user_sub = (
      select user_sub from collections
      where id = current_setting('bookmarks.published_collection', true) and published_at is not null)
    and collection_id = current_setting('bookmarks.published_collection', true)
    and deleted_at is null
    and url !~ '^[^:]*://[^/?#\\]*@';
