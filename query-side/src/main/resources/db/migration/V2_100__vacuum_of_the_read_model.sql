-- While a projection catches up its tables grow by more than a tenth again and again, and each time
-- autovacuum gathered statistics of every array and document anew: more work than the projection's
-- own. Shares of tags and words hardly change while a table grows by half; pages tidy themselves
-- up as rows are changed (HOT), so that dead rows can wait as well.
do $$
declare
  name text;
begin
  foreach name in array array['image', 'image_version', 'crop_version', 'image_thumbnail',
      'image_suggestion', 'image_enrichment', 'image_embedding', 'image_edited', 'image_size'] loop
    execute format(
      'alter table %I set (autovacuum_analyze_scale_factor = 0.5,
         autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5)', name);
  end loop;
end $$;
