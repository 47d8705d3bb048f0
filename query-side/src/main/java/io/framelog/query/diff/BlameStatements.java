package io.framelog.query.diff;

/**
 * Where in an image's history each fact last became what it is, out of the versions alone: every
 * statement looks at each version of the image once, beside the one before it. Parameters of all:
 * the image's id, the position as of which to look.
 */
final class BlameStatements {
  /** The elements of a set, each with where it was last added: {@code %s} is its column. */
  static final String ELEMENTS =
      """
      select e.element, max(v.valid_from)
        from (select valid_from, %1$s as now, lag(%1$s) over (order by valid_from) as before
                from image_version where image_id = ?::uuid and valid_from <= ?) v
       cross join lateral (select unnest(v.now) except select unnest(v.before)) e (element)
       where v.now is distinct from v.before
       group by e.element
      """;

  /** Each top-level key wherever its value is another one than before, oldest first. */
  static final String METADATA =
      """
      select v.valid_from, e.key, e.value::text, (v.before -> e.key)::text
        from (select valid_from, metadata as now,
                     lag(metadata) over (order by valid_from) as before
                from image_version where image_id = ?::uuid and valid_from <= ?) v
       cross join lateral (select key, value from jsonb_each(v.now)
                           except select key, value from jsonb_each(v.before)) e
       where v.now is distinct from v.before
       order by v.valid_from
      """;

  /** The caption, the review (the last one counts, whatever it says) and the removal. */
  static final String VALUES =
      """
      select max(valid_from) filter (where captioned),
             max(valid_from) filter (where event_type = 'ImageReviewed'),
             max(valid_from) filter (where removed is distinct from was_removed),
             min(valid_from)
        from (select valid_from, event_type, removed,
                     lag(removed) over versions as was_removed,
                     caption is distinct from lag(caption) over versions
                       or caption_origin is distinct from lag(caption_origin) over versions
                       as captioned
                from image_version where image_id = ?::uuid and valid_from <= ?
              window versions as (order by valid_from)) v
      """;

  /** Every state that a crop has had, oldest first. */
  static final String CROPS =
      """
      select crop_id::text, valid_from, valid_to, x, y, w, h, label from crop_version
       where image_id = ?::uuid and valid_from <= ? order by crop_id, valid_from
      """;

  private BlameStatements() {}
}
