package io.framelog.query.browse;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.queries.FindStatistics;
import io.framelog.image.queries.Statistics;
import io.framelog.image.queries.Statistics.Activity;
import io.framelog.image.queries.Statistics.TagPair;
import io.framelog.query.selection.ResolvedSelection;
import io.framelog.query.selection.SelectionResolver;
import io.framelog.query.selection.Selections;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers {@link FindStatistics}. */
@Component
class FindStatisticsHandler {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final int MOST_INTERVALS = 1_000;
  private static final int MOST_ACTORS = 20;
  private static final int MOST_TAGS = 20;
  private static final int MOST_PAIRS = 100;

  private static final String ACTIVITY =
      """
      with a as materialized (
        select date_trunc(?, v.recorded_at, 'UTC') as start, v.actor, count(*) as n
          from image_version v join image i on i.image_id = v.image_id
         where v.recorded_at >= ? and v.recorded_at < ? and %s
         group by 1, 2
      ), top as (select actor from a group by actor order by sum(n) desc, actor limit %d)
      select start, case when actor in (select actor from top) then actor end as who, sum(n)::bigint
        from a group by 1, 2 order by 1, 2 nulls last
      """;

  private static final String PAIRS =
      """
      with m as materialized (%s),
      t as materialized (select image_id, t as tag from m cross join lateral unnest(tags) t),
      top as (select tag from t group by tag order by count(*) desc, tag limit %d),
      x as materialized (select image_id, tag from t where tag in (select tag from top))
      (select x.tag, y.tag, count(*) as n from x join x y using (image_id)
        where x.tag < y.tag group by 1, 2 order by 3 desc, 1, 2 limit %d)
      union all
      select (select image_id::text from m order by image_id desc limit 1), null, count(*) from m
      """;

  private final BoundedReads reads;
  private final BrowseSettings settings;
  private final SelectionResolver resolver;

  FindStatisticsHandler(BoundedReads reads, BrowseSettings settings, SelectionResolver resolver) {
    this.resolver = resolver;
    this.reads = reads;
    this.settings = settings;
  }

  /** Two tags; without a second one, the sample's last id and its size. */
  private record Pair(@Nullable String first, @Nullable String second, long count) {}

  @QueryHandler
  Statistics on(FindStatistics query) {
    Selection selection = Selections.parse(query.filter());
    Instant to = Objects.requireNonNullElseGet(query.to(), Instant::now);
    Instant from = Objects.requireNonNullElseGet(query.from(), () -> to.minus(USUAL));
    requireSpan(from, to, query.interval());
    ResolvedSelection resolved = resolver.resolve(selection, null, query.minPosition());
    SqlCondition activity = activity(resolved.selection(), query.interval(), from, to);
    SqlCondition sample = ImageSample.statement(resolved.selection(), null, settings.sample());
    SqlCondition pairs =
        new SqlCondition(PAIRS.formatted(sample.sql(), MOST_TAGS, MOST_PAIRS), sample.parameters());
    return reads.read(
        null,
        query.minPosition(),
        session -> {
          List<Activity> done =
              session.query(
                  activity,
                  (row, number) ->
                      new Activity(
                          row.getObject(1, OffsetDateTime.class).toInstant(),
                          row.getString(2),
                          row.getLong(3)));
          List<Pair> together =
              session.query(
                  pairs,
                  (row, number) -> new Pair(row.getString(1), row.getString(2), row.getLong(3)));
          return statistics(done, together, Math.min(session.position(), resolved.position()));
        });
  }

  private Statistics statistics(List<Activity> activity, List<Pair> rows, long position) {
    Pair sampled = rows.stream().filter(row -> row.second() == null).findFirst().orElseThrow();
    ImageSample sample =
        new ImageSample(
            sampled.count(),
            sampled.first() == null ? null : UUID.fromString(sampled.first()),
            settings.sample());
    List<TagPair> tags = new ArrayList<>();
    for (Pair pair : rows) {
      if (pair.first() != null && pair.second() != null) {
        tags.add(new TagPair(pair.first(), pair.second(), sample.estimate(pair.count())));
      }
    }
    return new Statistics(activity, tags, sample.isExact(), position);
  }

  private static SqlCondition activity(
      Selection selection, FindStatistics.Interval interval, Instant from, Instant to) {
    SqlCondition condition = SqlSelection.now(selection);
    List<Object> parameters = new ArrayList<>();
    parameters.add(interval.name().toLowerCase(Locale.ROOT));
    parameters.add(from.atOffset(ZoneOffset.UTC));
    parameters.add(to.atOffset(ZoneOffset.UTC));
    parameters.addAll(condition.parameters());
    return new SqlCondition(ACTIVITY.formatted(condition.sql(), MOST_ACTORS), parameters);
  }

  private static void requireSpan(Instant from, Instant to, FindStatistics.Interval interval) {
    if (!from.isBefore(to)) {
      throw invalid("'from' must be before 'to'");
    }
    if (Duration.between(from, to).compareTo(length(interval).multipliedBy(MOST_INTERVALS)) > 0) {
      throw invalid("'from' and 'to' are at most %,d intervals apart".formatted(MOST_INTERVALS));
    }
  }

  private static Duration length(FindStatistics.Interval interval) {
    return switch (interval) {
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofDays(1);
      case WEEK -> Duration.ofDays(7);
    };
  }

  private static QueryRejected invalid(String detail) {
    return new QueryRejected(ErrorCode.VALIDATION_FAILED, detail, Map.of("field", "from"));
  }
}
