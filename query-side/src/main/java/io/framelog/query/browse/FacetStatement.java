package io.framelog.query.browse;

import io.framelog.query.selection.SqlCondition;

/**
 * Counts of all facets in one statement, as rows of a facet, a value and a count; a null value
 * stands for the values behind the most frequent ones. The facet {@code sample} has one row: the
 * sample's last id and its size.
 */
final class FacetStatement {
  static final int MOST_VALUES = 50;

  private static final String COUNTS =
      """
      with m as materialized (%s), c as (
        select 'tag' as facet, t as value, count(*) as n
          from m cross join lateral unnest(tags) t group by t
        union all
        select 'actor', a, count(*) from m cross join lateral unnest(actors) a group by a
        union all
        select 'source', metadata ->> 'source', count(*) from m
         where jsonb_typeof(metadata -> 'source') = 'string' group by 2
        union all
        select 'review', coalesce(review, 'NONE'), count(*) from m group by 2
        union all
        select 'size', case when greatest(width, height) < 512 then 'SMALL'
                            when greatest(width, height) < 1024 then 'MEDIUM'
                            when greatest(width, height) < 2048 then 'LARGE'
                            else 'HUGE' end, count(*) from m group by 2
        %s
      ), r as (
        select facet, value, n, row_number() over (partition by facet order by n desc, value) as rank
          from c
      )
      select facet, value, n from (
        select facet, value, n, rank from r where rank <= %d
        union all
        select facet, null, sum(n)::bigint, 0 from r where rank > %d group by facet
        union all
        select 'sample', (select image_id::text from m order by image_id desc limit 1), count(*), 0
          from m
      ) all_facets order by facet, rank
      """;

  /**
   * A step for several crops counts once, with the state that an image shows for it. Looked up
   * image by image (offset 0): the table has many times the rows of the sample.
   */
  private static final String ENRICHMENT =
      """
      union all
        select 'enrichment', kind || '=' || state, count(*)
          from m cross join lateral (
            select e.kind, case when bool_or(e.state = 'PENDING') then 'PENDING'
                                when bool_or(e.state = 'ABANDONED') then 'ABANDONED'
                                else 'DONE' end as state
              from image_enrichment e where e.image_id = m.image_id group by e.kind offset 0) s
         group by kind, state
      """;

  private FacetStatement() {}

  /**
   * @param enrichment whether the steps are counted, of which only the present state is known
   */
  static SqlCondition of(SqlCondition sample, boolean enrichment) {
    return new SqlCondition(
        COUNTS.formatted(sample.sql(), enrichment ? ENRICHMENT : "", MOST_VALUES, MOST_VALUES),
        sample.parameters());
  }
}
