-- Reminders: when the user wants to hear of a bookmark, which is a part of it, and which of them were shown.

alter table bookmarks
  add column remind_at timestamptz(3),
  -- Reminders up to here were shown. Not cleared: a reminder that an undo puts back is not shown again.
  add column reminded_until timestamptz(3);

-- The reminders that wait, of bookmarks that are not in the trash, as the triggers below keep it: an index of the few bookmarks
-- that have one, which does not have to be built from a table of many that have none.
create table reminders (
  user_sub text not null,
  bookmark_id text not null,
  remind_at timestamptz(3) not null,
  primary key (user_sub, bookmark_id)
);
create index reminders_remind_at on reminders (user_sub, remind_at);

-- What its user has chosen once.
create table preferences (
  user_sub text primary key,
  -- A name of the database of time zones.
  time_zone text not null
);

alter table reminders enable row level security;
alter table preferences enable row level security;
create policy own_library on reminders using (user_sub = current_setting('bookmarks.user_sub', true));
create policy own_library on preferences using (user_sub = current_setting('bookmarks.user_sub', true));
grant select, insert, update, delete on reminders, preferences to bookmarks_app;

-- When a message is due at a user's webhook, who sends it now, and how often that has failed.
alter table webhooks
  add column next_reminder_at timestamptz(3),
  add column leased_until timestamptz(3),
  add column reminder_attempts integer not null default 0;
-- Not by user_sub, since it is asked whose messages are due; it holds no more than when.
create index webhooks_next_reminder_at on webhooks (next_reminder_at) where next_reminder_at is not null;

create function keep_reminder() returns trigger language plpgsql as $$
begin
  if new.deleted_at is null and new.remind_at > coalesce(new.reminded_until, '-infinity') then
    insert into reminders (user_sub, bookmark_id, remind_at) values (new.user_sub, new.id, new.remind_at)
      on conflict (user_sub, bookmark_id) do update set remind_at = excluded.remind_at;
    -- A message a minute, also where what it tells of is set in between.
    update webhooks set next_reminder_at = greatest(new.remind_at, last_delivered_at + interval '1 minute')
      where user_sub = new.user_sub and (next_reminder_at is null or next_reminder_at > new.remind_at);
  else
    delete from reminders where user_sub = new.user_sub and bookmark_id = new.id;
  end if;
  return null;
end
$$;
-- A row at a time, since hardly any has one: the others cost the comparison alone.
create trigger keep_reminder_of_new after insert on bookmarks
  for each row when (new.remind_at is not null) execute function keep_reminder();
create trigger keep_reminder_of_changed after update on bookmarks
  for each row when (
    (old.remind_at is not null or new.remind_at is not null)
    and (old.remind_at, old.reminded_until, old.deleted_at)
      is distinct from (new.remind_at, new.reminded_until, new.deleted_at))
  execute function keep_reminder();

create function drop_reminder() returns trigger language plpgsql as $$
begin
  delete from reminders where user_sub = old.user_sub and bookmark_id = old.id;
  return null;
end
$$;
create trigger drop_reminder_of_gone after delete on bookmarks
  for each row when (old.remind_at is not null) execute function drop_reminder();

-- The one question about all users: whose messages are due. Who asks has `lease` to send them; then somebody else may. That is
-- twice as long each time: a message that arrives and cannot be noted as shown is not to come every few seconds. It says whose
-- they are and nothing else.
create function claim_due_reminders(now timestamptz, lease interval, batch integer) returns setof text
language sql security definer set search_path = public, pg_temp as $$
  update webhooks set leased_until = now + lease * 2 ^ least(reminder_attempts, 10), reminder_attempts = reminder_attempts + 1
  where user_sub in (
    select user_sub from webhooks
    where next_reminder_at <= now and (leased_until is null or leased_until <= now)
    order by next_reminder_at limit batch for update skip locked)
  returning user_sub;
$$;
revoke execute on function claim_due_reminders(timestamptz, interval, integer) from public;
grant execute on function claim_due_reminders(timestamptz, interval, integer) to bookmarks_app;
