create table dataset (
  dataset_id uuid primary key,
  name       text not null unique,
  selection  text not null,            -- SelectionSpec as JSON
  created_at timestamptz not null
);

create table snapshot (
  snapshot_id       uuid primary key,
  dataset_id        uuid not null references dataset,
  name              text,
  position          bigint not null,   -- what it is frozen at
  selection         text not null,     -- SelectionSpec as JSON, of the taking
  canonical_version int not null,
  state             text not null,     -- SEALING or SEALED
  count             bigint,
  digest            text,              -- Merkle root, hexadecimal
  taken_position    bigint not null,   -- where SnapshotTaken stands in the log
  taken_at          timestamptz not null,
  sealed_at         timestamptz
);
create index snapshot_dataset on snapshot (dataset_id, taken_position);
create index snapshot_sealing on snapshot (snapshot_id) where state = 'SEALING';

-- Which node is sealing what; a lease, so that a dead node's work is taken over. Not part of the
-- read model.
create table snapshot_claim (
  snapshot_id   uuid primary key,
  claimed_until timestamptz not null,
  last_error    text
);
