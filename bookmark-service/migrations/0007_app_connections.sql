-- Connected apps: OAuth clients that were used with a token of a user's, and which of them the user has disconnected.

create table app_connections (
  user_sub text not null,
  -- A digest of client_id, which can be longer than an index takes.
  id text not null,
  client_id text not null,
  first_used_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  last_used_address text not null,
  -- What it said of itself then, which can be anything.
  last_user_agent text not null default '',
  -- Set for an app that is let in no more.
  disconnected_at timestamptz(3),
  primary key (user_sub, id)
);

alter table app_connections enable row level security;
create policy own_library on app_connections using (user_sub = current_setting('bookmarks.user_sub', true));
grant select, insert, update, delete on app_connections to bookmarks_app;
