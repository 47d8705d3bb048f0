-- Rows of these tables are changed after they are written. Room on their pages lets PostgreSQL
-- write the new state beside the old one, and leave the indexes alone (HOT).
alter table image set (fillfactor = 75);
alter table image_version set (fillfactor = 85);
alter table image_enrichment set (fillfactor = 75);
alter table projection_progress set (fillfactor = 10);
