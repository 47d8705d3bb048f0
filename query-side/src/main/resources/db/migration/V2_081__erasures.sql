alter table image add column erased boolean not null default false;

-- Items of snapshots whose content was erased: all that is left is the leaf.
create table erased_item (
  snapshot_id uuid not null,
  image_id    uuid not null,
  leaf        bytea not null,
  primary key (snapshot_id, image_id)
);
create index erased_item_image on erased_item (image_id);

-- Whom data were handed out to. Not part of the read model: nothing else knows it.
create table delivery (
  id             bigint generated always as identity primary key,
  kind           text not null,          -- SNAPSHOT_ITEMS, SEALED_LOG
  dataset        text,                   -- of a snapshot: its dataset's name
  snapshot_id    uuid,
  first_position bigint,                 -- of a part of the log: its ends
  last_position  bigint,
  actor          text not null,
  client         text not null,
  at             timestamptz not null default now()
);
create index delivery_snapshot on delivery (snapshot_id, id) where snapshot_id is not null;
create index delivery_log on delivery (first_position) where first_position is not null;
