-- Read model of images. Versions are ranges of positions: a row is true at N when
-- valid_from <= N < valid_to; the open end is the largest bigint.

create table projection_progress (
  name        text primary key,
  position    bigint not null,
  recorded_at timestamptz,           -- of the event at that position
  log_id      text not null,
  epoch       bigint not null
);

create table image (
  image_id       uuid primary key,
  object_key     text not null,
  sha256         text not null,
  media_type     text not null,
  bytes          bigint not null,
  width          int not null,
  height         int not null,
  source_url     text,
  caption        text not null,
  caption_origin jsonb,               -- null: there is no caption
  tags           text[] not null,     -- sorted
  actors         text[] not null,     -- sorted
  metadata       jsonb not null,
  review         text,
  removed        boolean not null,
  fingerprint    text,
  version        bigint not null,     -- count of annotation events
  sequence       bigint not null,     -- Axon's sequence of the last event of any kind
  position       bigint not null,     -- of the last event of any kind
  created_at     timestamptz not null,
  updated_at     timestamptz not null -- of the last annotation event
);
create index image_tags on image using gin (tags);
create index image_actors on image using gin (actors);
create index image_metadata on image using gin (metadata jsonb_path_ops);

-- One row per annotation event (crop events included, because they change the item).
create table image_version (
  image_id       uuid not null,
  version        bigint not null,
  valid_from     bigint not null,     -- the event's position
  valid_to       bigint not null default 9223372036854775807,
  event_type     text not null,
  actor          text not null,
  recorded_at    timestamptz not null,
  caption        text not null,
  caption_origin jsonb,
  caption_words  text[] not null,     -- folded and stemmed, as in the search index
  tags           text[] not null,
  actors         text[] not null,
  metadata       jsonb not null,
  review         text,
  removed        boolean not null,
  item_salt      bytea not null,      -- 16 bytes, derived from the event's salt
  item_hash      bytea not null,      -- SHA-256(0x00 || item_salt || canonical item)
  primary key (image_id, valid_from)
);
create index image_version_tags on image_version using gin (tags);
create index image_version_caption_words on image_version using gin (caption_words);

create table crop_version (
  image_id   uuid not null,
  crop_id    uuid not null,
  valid_from bigint not null,
  valid_to   bigint not null default 9223372036854775807,
  x          double precision not null,
  y          double precision not null,
  w          double precision not null,
  h          double precision not null,
  label      text,
  primary key (image_id, crop_id, valid_from)
);

create table image_thumbnail (
  image_id   uuid not null,
  size       int not null,
  width      int not null,
  height     int not null,
  object_key text not null,
  primary key (image_id, size)
);

-- Open suggestions only.
create table image_suggestion (
  image_id      uuid not null,
  suggestion_id uuid not null,
  kind          text not null,        -- TAG or CAPTION
  value         text not null,
  score         double precision not null,
  model         text not null,
  model_version text not null,
  primary key (image_id, suggestion_id)
);

-- The state of each step of enrichment that applies to an image.
create table image_enrichment (
  image_id uuid not null,
  kind     text not null,             -- EnrichmentKind
  subject  text not null default '',  -- a crop's id for CROP_EMBEDDING
  state    text not null,             -- EnrichmentState
  reason   text,                      -- why it was abandoned
  primary key (image_id, kind, subject)
);

-- Which vectors exist; their bytes are in the vector store.
create table image_embedding (
  image_id      uuid not null,
  kind          text not null,        -- EmbeddingSubject.Kind
  crop_id       text not null default '',
  model         text not null,
  model_version text not null,
  dimension     int not null,
  sha256        text not null,
  first_position bigint not null,     -- since when the subject has a vector of this model
  primary key (image_id, kind, crop_id, model, model_version)
);
