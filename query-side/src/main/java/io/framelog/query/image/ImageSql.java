package io.framelog.query.image;

/** The two statements that read images; columns 2 and on are the same in both. */
final class ImageSql {
  private static final String CROPS =
      """
      (select json_agg(json_build_object(
                'id', c.crop_id,
                'box', json_build_object('x', c.x, 'y', c.y, 'w', c.w, 'h', c.h),
                'label', c.label) order by c.crop_id)::text
         from crop_version c where c.image_id = i.image_id and %s)
      """;

  /** Parameters: the projection's name, the ids. One row without an image when none is found. */
  static final String NOW =
      """
      select p.position, i.image_id::text, i.version, i.sequence, i.media_type, i.bytes, i.width,
             i.height, i.sha256, i.source_url, i.caption, i.caption_origin::text, i.tags, i.actors,
             i.metadata::text, i.review, i.removed, i.created_at, i.updated_at,
      """
          + CROPS.formatted("c.valid_to = 9223372036854775807")
          + """
             , exists (select from image_thumbnail t where t.image_id = i.image_id),
             (select json_agg(json_build_object(
                       'id', s.suggestion_id, 'kind', s.kind, 'value', s.value, 'score', s.score,
                       'model', s.model || '@' || s.model_version)
                       order by s.kind desc, s.score desc, s.value)::text
                from image_suggestion s where s.image_id = i.image_id),
             (select array_agg(e.kind || '=' || e.state)
                from image_enrichment e where e.image_id = i.image_id)
        from (select coalesce((select position from projection_progress where name = ?), 0)
                as position) p
        left join image i on i.image_id = any (?::uuid[]) and not i.erased
      """;

  /**
   * Parameters: the position twice, the projection's name, the position, the ids, the position. The
   * version is the last one that began by then, found in one step however many there are; it may
   * have ended (an erasure leaves a gap). Rows are compared whole, so that no other index than that
   * of both columns looks good. One row without an image when none is found.
   */
  static final String THEN =
      """
      select p.position, i.image_id::text, v.version, v.version, i.media_type, i.bytes, i.width,
             i.height, i.sha256, i.source_url, v.caption, v.caption_origin::text, v.tags, v.actors,
             v.metadata::text, v.review, v.removed, i.created_at, v.recorded_at,
      """
          + CROPS.formatted("c.valid_from <= ? and c.valid_to > ?")
          + """
        from (select coalesce((select position from projection_progress where name = ?), 0)
                as position) p
        left join (image i
          cross join lateral (
            select * from image_version w
             where (w.image_id, w.valid_from) <= (i.image_id, ?)
             order by w.image_id desc, w.valid_from desc limit 1) v)
          on i.image_id = any (?::uuid[]) and v.image_id = i.image_id and v.valid_to > ?
      """;

  private ImageSql() {}
}
