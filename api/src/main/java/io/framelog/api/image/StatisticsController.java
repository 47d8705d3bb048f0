package io.framelog.api.image;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.image.queries.FindStatistics;
import io.framelog.image.queries.FindStatistics.Interval;
import io.framelog.image.queries.Statistics;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells who did how much when, and which tags go together. */
@ApiController
@Tag(name = "Images: queries")
class StatisticsController {
  /** Of RFC 3339. */
  private static final int LAST_YEAR = 9999;

  private final Queries queries;

  StatisticsController(Queries queries) {
    this.queries = queries;
  }

  /** The numbers. */
  @Schema(name = "Statistics")
  record Answer(
      @Schema(description = "Annotation events by interval and actor, in order of time")
          List<Activity> activity,
      @Schema(description = "Pairs among the 20 most frequent tags") List<TagPair> tags,
      @Schema(description = "Whether the pairs were counted, or else estimated from a sample")
          boolean exact,
      long position) {

    static Answer of(Statistics statistics) {
      return new Answer(
          statistics.activity().stream()
              .map(it -> new Activity(it.start(), it.actor(), it.events()))
              .toList(),
          statistics.tags().stream()
              .map(it -> new TagPair(it.first(), it.second(), it.count()))
              .toList(),
          statistics.exact(),
          statistics.position());
    }
  }

  /** What an actor did in one interval; without an actor, all but the 20 busiest together. */
  @Schema(name = "ActorActivity")
  record Activity(Instant start, @Nullable String actor, long events) {}

  /** How many images have both tags. */
  @Schema(name = "TagPair")
  record TagPair(String first, String second, long count) {}

  @GetMapping("/v1/statistics")
  @Operation(summary = "Who annotated how much when, and which tags go together, in a selection")
  Answer statistics(
      @RequestParam(required = false) @Nullable String filter,
      @Parameter(description = "When activity begins; 30 days before 'to' when left out")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "When it ends; now when left out") @RequestParam(required = false)
          @Nullable String to,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"hour", "day", "week"},
                      defaultValue = "day"))
          @RequestParam(required = false)
          @Nullable String interval,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return Answer.of(
        queries.ask(
            new FindStatistics(
                filter,
                time("from", from),
                time("to", to),
                interval(interval),
                Parameters.position("minPosition", minPosition)),
            Statistics.class));
  }

  private static @Nullable Instant time(String field, @Nullable String text) {
    try {
      OffsetDateTime time = text == null ? null : OffsetDateTime.parse(text);
      if (time == null || (time.getYear() > 0 && time.getYear() <= LAST_YEAR)) {
        return time == null ? null : time.toInstant();
      }
    } catch (DateTimeException e) {
      // said below, together with years that no store takes
    }
    throw Parameters.invalid(field, "'%s' is a time like 2026-01-31T12:00:00Z".formatted(field));
  }

  private static Interval interval(@Nullable String text) {
    return switch (text == null ? "day" : text) {
      case "hour" -> Interval.HOUR;
      case "day" -> Interval.DAY;
      case "week" -> Interval.WEEK;
      default -> throw Parameters.invalid("interval", "'interval' is hour, day or week");
    };
  }
}
