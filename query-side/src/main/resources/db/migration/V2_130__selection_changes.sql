-- What may change what is selected without leaving a version behind: a first vector, and an erasure.
-- Neither index has a column that edits change, so they cost edits nothing (HOT).
create index image_embedding_first on image_embedding (first_position) where kind = 'IMAGE';
create index image_erased on image (image_id) where erased;
