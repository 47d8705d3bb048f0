-- The upper part of a sealed snapshot's Merkle tree: the root of each 1,024 leaves, about 0.1 bytes
-- a leaf. Derived from the items; whatever does not give the digest is derived again.
create table snapshot_leaf_run (
  snapshot_id uuid not null,
  number      int not null,            -- from 0, in image-id order
  first_image uuid not null,
  root        bytea not null,
  primary key (snapshot_id, number)
);

-- How far the sealing is.
alter table snapshot_claim
  add items_done bigint not null default 0,
  add last_image uuid;
