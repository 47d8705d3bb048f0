package io.framelog.api.event;

import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The events that match a query up to a position, as JSON, read in pages of at most 1,000. */
final class EventPages implements Iterator<List<String>> {
  private static final int PAGE = 1_000;

  private final LogReader log;
  private final LogQuery query;
  private final long last;
  private final ImageVersions versions;
  private long position;
  private int left;
  private boolean ended;

  EventPages(LogReader log, LogQuery query, long last) {
    this.log = log;
    this.query = query;
    this.last = last;
    this.versions = new ImageVersions(log);
    this.position = query.after();
    this.left = query.limit();
    this.ended = query.after() >= last;
  }

  /** The position of the last event that was given out. */
  long position() {
    return position;
  }

  @Override
  public boolean hasNext() {
    return !ended && left > 0;
  }

  @Override
  public List<String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int asked = Math.min(PAGE, left);
    List<LoggedEvent> page =
        log.read(new LogQuery(position, asked, query.type(), query.actor(), query.aggregateId()));
    ended = page.size() < asked;
    List<String> events = new ArrayList<>(page.size());
    for (LoggedEvent event : page) {
      if (event.position() > last) {
        ended = true;
        break;
      }
      position = event.position();
      events.add(EventJson.of(event, versions.after(event)));
    }
    left -= events.size();
    return events;
  }
}
