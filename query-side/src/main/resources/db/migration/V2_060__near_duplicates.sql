-- Which image has which perceptual hash: its last one, by whatever algorithm.
create table near_image (
  image_id     uuid primary key,
  algorithm    text not null,
  hash         bigint not null,        -- 64 bits
  removed      boolean not null,
  duplicate_of uuid,                   -- of removed images: the image that was kept instead
  resolution   text                    -- and the command that decided so
);
create index near_image_hash on near_image (algorithm, hash, image_id) where not removed;
create index near_image_duplicate_of on near_image (duplicate_of) where duplicate_of is not null;

-- The distinct hashes of images that are not removed. The bands are for the search by distance: of
-- two hashes that differ in at most d bits, one band differs in at most d / 3.
create table near_hash (
  algorithm text not null,
  hash      bigint not null,
  images    int not null,              -- how many, at least 1
  nearest   int,                       -- distance of the nearest other hash, null beyond the limit
  band0     int not null generated always as (((hash >> 42) & 4194303)::int) stored,
  band1     int not null generated always as (((hash >> 21) & 2097151)::int) stored,
  band2     int not null generated always as ((hash & 2097151)::int) stored,
  primary key (algorithm, hash)
);
create index near_hash_band0 on near_hash (band0, algorithm);
create index near_hash_band1 on near_hash (band1, algorithm);
create index near_hash_band2 on near_hash (band2, algorithm);
create index near_hash_grouped on near_hash (algorithm, hash)
  where images > 1 or nearest is not null;
