-- A search by the example of a crop names the crop alone.
create index image_embedding_crop on image_embedding (crop_id) where kind = 'CROP';
