-- Removed images have no vectors in the search index and no place among the live hashes. What a
-- similarity term stood for at a past position may be among them: they are compared one by one.
create index image_removed on image (image_id) where removed;
create index near_image_removed on near_image (algorithm, hash) include (image_id) where removed;
