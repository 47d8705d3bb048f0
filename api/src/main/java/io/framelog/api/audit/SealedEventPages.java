package io.framelog.api.audit;

import io.framelog.log.LogReader;
import io.framelog.log.SealedEvent;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The events behind a position up to another, as JSON, read in pages of at most 500. */
final class SealedEventPages implements Iterator<List<String>> {
  /** Payloads can be long: a page is what is in memory. */
  private static final int PAGE = 500;

  private final LogReader log;
  private final long last;
  private long position;

  SealedEventPages(LogReader log, long after, int limit, long head) {
    this.log = log;
    this.position = after;
    this.last = Math.min(head, Math.max(after, after + limit));
  }

  /** The position of the last event. */
  long last() {
    return last;
  }

  @Override
  public boolean hasNext() {
    return position < last;
  }

  @Override
  public List<String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<SealedEvent> page = log.readSealed(position, (int) Math.min(PAGE, last - position));
    if (page.isEmpty()) {
      throw new IllegalStateException(
          "the log has no event between %d and its head %d".formatted(position, last));
    }
    position = page.getLast().event().position();
    return page.stream().map(SealedEventJson::of).toList();
  }
}
