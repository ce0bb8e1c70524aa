-- API keys. Of a key there is only a digest, made with a secret of the gateway's that this database does not have.

create table api_keys (
  user_sub text not null,
  id text not null,
  name text not null,
  -- How it begins and ends, for its user to know it by.
  prefix text not null,
  last_four text not null,
  scopes text[] not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  last_used_address text,
  primary key (user_sub, id)
);

-- What a request with a key needs to know, by the digest of the key: one look-up. The only index that does not start with
-- user_sub, since whose the key is comes out of it; a distributed schema distributes this table by the digest.
create table api_key_grants (
  digest bytea primary key,
  user_sub text not null,
  id text not null,
  scopes text[] not null,
  expires_at timestamptz(3)
);
-- To end a key.
create index api_key_grants_user_sub on api_key_grants (user_sub, id);

alter table api_keys enable row level security;
alter table api_key_grants enable row level security;
create policy own_library on api_keys using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on api_key_grants using (user_sub = current_setting('bookmarks.user_sub', true));
grant select, insert, update, delete on api_keys to bookmarks_app;
grant select, insert, delete on api_key_grants to bookmarks_app;

-- The one question about all users: it takes a digest, and nobody can ask for a list.
create function api_key_grant(sought bytea)
returns table (user_sub text, id text, scopes text[], expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select user_sub, id, scopes, expires_at from api_key_grants where digest = sought;
$$;
revoke execute on function api_key_grant(bytea) from public;
grant execute on function api_key_grant(bytea) to bookmarks_app;
