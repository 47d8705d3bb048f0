-- What is still to be done about an erased image outside the log. The row is written in the
-- transaction that erases its events.
create table image_erasure (
  image_id   uuid primary key,
  position   bigint not null,           -- of ImageErased
  sweeps     int not null default 0,    -- how often everything outside was deleted
  due_at     timestamptz default now(), -- of the next sweep, while one runs its lease's end; null: none
  last_error text
);
create index image_erasure_due on image_erasure (due_at) where due_at is not null;
create index image_erasure_position on image_erasure (position);

-- An editor whose name is to go. The name stands here while the work lasts, and nowhere after it.
create table editor_erasure (
  erasure_id   uuid primary key,          -- the aggregate of its events
  pseudonym    text not null unique,
  subject      text,                      -- null once finished
  requested_at timestamptz not null default now(),
  reached      bigint not null default 0, -- events up to here are done
  events       bigint not null default 0, -- how many of them were the editor's
  sweeps       int not null default 0,    -- how often the copies outside the log were changed
  due_at       timestamptz default now(), -- as in image_erasure
  finished_at  timestamptz,
  last_error   text
);
create index editor_erasure_due on editor_erasure (due_at) where due_at is not null;

-- Puts the pseudonym into the next p_limit events behind those that are done, and drops their
-- reasons, and the client where it is the editor's own. With the progress in one transaction.
-- Returns how many events are left behind it.
create function event_log_rename_editor(p_erasure_id uuid, p_limit bigint) returns bigint
language plpgsql as $$
declare
  erasure editor_erasure;
  head bigint;
  upto bigint;
  positions bigint[];
  texts text[];
begin
  select * into strict erasure from editor_erasure where erasure_id = p_erasure_id for update;
  select position into strict head from event_log_head;
  upto := least(head, erasure.reached + p_limit);
  select coalesce(array_agg(position), '{}'),
         coalesce(array_agg(
           (((case when metadata::jsonb ->> 'client' = erasure.subject
                   then metadata::jsonb - 'client' else metadata::jsonb end) - 'reason')
            || jsonb_build_object('actor', erasure.pseudonym))::text), '{}')
    into positions, texts
    from event_log
   where position > erasure.reached and position <= upto
     and metadata::jsonb ->> 'actor' = erasure.subject;
  if cardinality(positions) > 0 then
    perform event_log_redact(
      positions, array_fill(null::text, array[cardinality(positions)]), texts, '{}');
  end if;
  update editor_erasure set reached = upto, events = events + cardinality(positions)
   where erasure_id = p_erasure_id;
  return head - upto;
end $$;
