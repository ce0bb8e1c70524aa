-- How far an import from the API of a service has come, such as Raindrop's: newest first, with some pages in each call. The times
-- are those that the service gives what was saved there.

create table import_progress (
  user_sub text not null,
  source text not null,
  -- All that is as old as this, or older, was imported.
  seen_at timestamptz(3),
  -- A run that has not reached that yet: its next page, the newest that it saw, the oldest that it imported, and where it ends.
  run_page integer,
  run_newest_at timestamptz(3),
  run_oldest_at timestamptz(3),
  run_until timestamptz(3),
  primary key (user_sub, source)
);

alter table import_progress enable row level security;
create policy own_library on import_progress using (user_sub = current_setting('bookmarks.user_sub', true));
grant select, insert, update, delete on import_progress to bookmarks_app;
