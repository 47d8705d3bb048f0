-- The Merkle tree over the log (RFC 6962), as C2SP tlog-tiles cuts it: tile (0, n) holds the leaf
-- hashes of the positions 256n + 1 .. 256n + 256, tile (k + 1, n) the roots of the tiles
-- (k, 256n) .. (k, 256n + 255). The last tile of a level may hold fewer; it is replaced as it grows.
create table merkle_tile (
  level  int not null,
  index  bigint not null,
  hashes bytea not null,          -- up to 256 SHA-256 hashes of 32 bytes
  primary key (level, index)
);
-- Hashes do not compress.
alter table merkle_tile alter column hashes set storage external;

-- What the log hashed to at some sizes. Not part of what a rebuild clears: a rebuild compares.
create table audit_checkpoint (
  size        bigint primary key,
  root        bytea not null,
  recorded_at timestamptz not null, -- of the event at position size
  log_id      text not null,
  epoch       bigint not null
);
