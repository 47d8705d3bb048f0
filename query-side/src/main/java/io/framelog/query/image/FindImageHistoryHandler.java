package io.framelog.query.image;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.image.queries.FindImageHistory;
import io.framelog.image.queries.HistoryEntry;
import io.framelog.image.queries.HistoryPage;
import io.framelog.log.EventForms;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@link FindImageHistory}: the events from the log, each with the image's version after it
 * from the projection. Events that the projection has not handled yet are not told.
 */
@Component
class FindImageHistoryHandler {
  private static final int MOST = 1000;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The version that was true when the page begins, and those that begin within it. */
  private static final String VERSIONS =
      """
      select p.position, v.valid_from, v.version
        from (select coalesce((select position from projection_progress where name = ?), 0)
                as position) p
        left join image_version v on v.image_id = ?::uuid and v.valid_from <= ? and v.valid_to > ?
      """;

  private final JdbcTemplate jdbc;
  private final LogReader log;
  private final ImageReads reads;

  FindImageHistoryHandler(JdbcTemplate jdbc, LogReader log, ImageReads reads) {
    this.jdbc = jdbc;
    this.log = log;
    this.reads = reads;
  }

  private record Versions(NavigableMap<Long, Long> byPosition, long position) {}

  @QueryHandler
  HistoryPage on(FindImageHistory query) {
    check(query);
    reads.reach(query.minPosition());
    List<LoggedEvent> events =
        log.read(LogQuery.aggregate(query.imageId(), query.after(), query.limit() + 1));
    boolean more = events.size() > query.limit();
    List<LoggedEvent> page = more ? events.subList(0, query.limit()) : events;
    // Versions are read after the events: what is missing then is really not handled yet.
    Versions versions = versions(query, page);
    List<HistoryEntry> entries =
        page.stream()
            .filter(event -> event.position() <= versions.position())
            .map(event -> entry(event, versions))
            .toList();
    boolean cut = entries.size() < page.size();
    Long next = more && !cut ? (Long) page.getLast().position() : null;
    return new HistoryPage(entries, next, versions.position());
  }

  private static void check(FindImageHistory query) {
    if (!Identities.isUuid(query.imageId())) {
      throw ImageReads.notFound(query.imageId());
    }
    if (query.limit() < 1 || query.limit() > MOST) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED, "limit is 1 to " + MOST, Map.of("limit", MOST));
    }
    if (query.after() < 0) {
      throw new QueryRejected(ErrorCode.POSITION_INVALID, "Positions are not negative");
    }
  }

  private Versions versions(FindImageHistory query, List<LoggedEvent> page) {
    // No event is at the largest position, which is the open end of a range.
    long after = Math.min(query.after(), Long.MAX_VALUE - 1);
    long first = page.isEmpty() ? after : page.getFirst().position();
    long last = page.isEmpty() ? after : page.getLast().position();
    NavigableMap<Long, Long> byPosition = new TreeMap<>();
    long[] position = new long[1];
    jdbc.query(
        VERSIONS,
        row -> {
          position[0] = row.getLong(1);
          long validFrom = row.getLong(2);
          if (validFrom > 0) {
            byPosition.put(validFrom, row.getLong(3));
          }
        },
        ImageProjection.NAME,
        query.imageId(),
        last,
        first);
    if (byPosition.isEmpty()) {
      throw reads.missing(query.imageId());
    }
    return new Versions(byPosition, position[0]);
  }

  private static HistoryEntry entry(LoggedEvent event, Versions versions) {
    JsonNode metadata = JSON.readTree(event.metadata());
    long version =
        Objects.requireNonNull(versions.byPosition().floorEntry(event.position())).getValue();
    return new HistoryEntry(
        event.position(),
        version,
        event.type(),
        Objects.requireNonNullElse(text(metadata, MetadataKeys.ACTOR), ""),
        event.recordedAt(),
        text(metadata, MetadataKeys.REASON),
        EventForms.present(event).payload());
  }

  private static @Nullable String text(JsonNode metadata, String key) {
    JsonNode value = metadata.get(key);
    return value == null || value.isNull() ? null : value.asString();
  }
}
