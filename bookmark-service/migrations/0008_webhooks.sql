-- The way into a user's chat: a webhook of Poke's. What sends there is sealed under a key that this database does not have.

create table webhooks (
  user_sub text primary key,
  url text not null,
  sealed_token bytea not null,
  created_at timestamptz(3) not null,
  last_delivered_at timestamptz(3),
  -- What went wrong the last time; empty when nothing did.
  last_failure text not null default ''
);

alter table webhooks enable row level security;
create policy own_library on webhooks using (user_sub = current_setting('bookmarks.user_sub', true));
grant select, insert, update, delete on webhooks to bookmarks_app;
