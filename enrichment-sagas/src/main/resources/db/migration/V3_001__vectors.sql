-- The bytes of vectors. They are derived data, named by their digest: the log says which one is
-- meant, this table says what it is. Rows are never updated.
create table embedding_vector (
  subject       text  not null,
  model         text  not null,
  model_version text  not null,
  sha256        text  not null check (sha256 ~ '^[0-9a-f]{64}$'),
  dimension     int   not null check (dimension > 0),
  vector        bytea not null check (octet_length(vector) = 4 * dimension), -- float32, little endian
  primary key (subject, model, model_version, sha256)
);

-- Vectors do not compress: trying to would cost time on every write.
alter table embedding_vector alter column vector set storage external;
