-- A version can only be counted from the first event on, so this projection of few rows begins anew.
truncate snapshot, dataset;
delete from projection_progress where name = 'dataset';
do $$ begin
  if to_regclass('tokenentry') is not null then
    delete from tokenentry where processorname = 'dataset';
  end if;
end $$;

alter table dataset
  add version            bigint not null,   -- the count of what people did with it
  add retracted_position bigint;            -- where its retractions last changed

create table snapshot_release (
  dataset_id  uuid not null references dataset,
  tag         text not null,
  snapshot_id uuid not null references snapshot,
  position    bigint not null,
  released_at timestamptz not null,
  primary key (dataset_id, tag)
);

create index snapshot_release_snapshot on snapshot_release (snapshot_id);

-- What a dataset no longer gives out, from any of its snapshots.
create table dataset_retraction (
  dataset_id   uuid not null references dataset,
  image_id     uuid not null,
  reason       text not null,
  position     bigint not null,
  retracted_at timestamptz not null,
  primary key (dataset_id, image_id)
);
