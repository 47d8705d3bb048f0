package io.framelog.api.event;

import io.framelog.api.live.Feed;
import io.framelog.api.live.LiveEvent;
import io.framelog.api.live.Slice;
import io.framelog.api.live.Watched;
import io.framelog.api.sse.Frames;
import io.framelog.api.sse.StreamKind;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of the log that match a query, page by page; for one reader. */
final class LogFeed implements Feed {
  private static final int PAGE = 500;

  private final LogReader log;
  private final LogQuery filter;
  private final ImageVersions versions;

  private LogFeed(LogReader log, LogQuery filter) {
    this.log = log;
    this.filter = filter;
    this.versions = new ImageVersions(log);
  }

  /** The log for a client that wants what matches: all such clients share one tail of it all. */
  static Watched watched(LogReader log, LogQuery filter) {
    return new Watched(
        StreamKind.LOG,
        "log",
        () -> new LogFeed(log, LogQuery.all(0, PAGE)),
        () -> new LogFeed(log, filter),
        event ->
            isOrAny(filter.type(), event.type())
                && isOrAny(filter.actor(), event.actor())
                && isOrAny(filter.aggregateId(), event.subject()));
  }

  private static boolean isOrAny(@Nullable String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }

  @Override
  public Slice read(long after) {
    // Before the events: what the page lacks up to here does not match.
    long head = log.head().position();
    if (head <= after) {
      return new Slice(List.of(), after);
    }
    List<LoggedEvent> page =
        log.read(new LogQuery(after, PAGE, filter.type(), filter.actor(), filter.aggregateId()));
    List<LiveEvent> events = new ArrayList<>(page.size());
    for (LoggedEvent event : page) {
      events.add(
          new LiveEvent(
              event.position(),
              event.type(),
              EventJson.actor(event),
              event.aggregateId(),
              Frames.event(
                  event.type(), event.position(), EventJson.of(event, versions.after(event)))));
    }
    long last = page.isEmpty() ? after : page.getLast().position();
    return new Slice(events, page.size() < PAGE ? Math.max(head, last) : last);
  }
}
