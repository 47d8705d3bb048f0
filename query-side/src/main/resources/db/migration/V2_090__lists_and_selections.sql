-- What lists, facets and the selection language ask of the read model. Where an image stands in
-- the log: of its registration, and of its last annotation event.
alter table image add column created_position bigint, add column updated_position bigint;
update image i
   set created_position = v.first, updated_position = v.last
  from (select image_id, min(valid_from) as first, max(valid_from) as last
          from image_version group by image_id) v
 where v.image_id = i.image_id;
-- Erased images have no versions; no list shows them.
update image set created_position = position, updated_position = position
 where created_position is null;
alter table image alter column created_position set not null,
                  alter column updated_position set not null;
create unique index image_created on image (created_position);

-- Orders that a list may have, beside the wide row: an index on a column of image that edits change
-- would cost each edit an entry in every index of image, instead of none (HOT).
create table image_edited (
  image_id uuid primary key,
  position bigint not null            -- image.updated_position
);
insert into image_edited select image_id, updated_position from image;
create unique index image_edited_position on image_edited (position) include (image_id);

create table image_size (
  image_id uuid primary key,
  width    int not null,
  height   int not null,
  bytes    bigint not null
);
insert into image_size select image_id, width, height, bytes from image;
create index image_size_width on image_size (width, image_id);
create index image_size_height on image_size (height, image_id);
create index image_size_bytes on image_size (bytes, image_id);

-- Times grow with the log, so that a summary of each range of pages is enough.
create index image_created_at on image using brin (created_at);
create index image_version_recorded_at on image_version using brin (recorded_at);
create index image_version_position on image_version (valid_from);
create index image_version_actor on image_version (actor, image_id);
create index image_review on image (review) where review is not null;

create index crop_version_label on crop_version (label, image_id) where label is not null;
create index crop_version_box on crop_version
  using gist (box(point(x, y), point(x + w, y + h)));
