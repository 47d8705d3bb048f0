package io.framelog.log;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reading the log by position. Every role has one; only the command role appends. */
public interface LogReader {
  /** The head as of now. */
  LogHead head();

  /** The events that match, in position order; fewer than the limit only at the end. */
  List<LoggedEvent> read(LogQuery query);

  /**
   * The events beyond {@code after} up to {@code last} whose metadata has this value, in position
   * order. Looks at every event in between: the caller keeps the range small.
   *
   * @param key one of {@link MetadataKeys}
   */
  default List<LoggedEvent> readMarked(String key, String value, long after, long last) {
    int range = Math.toIntExact(Math.max(0, last - after));
    return read(LogQuery.all(after, range)).stream()
        .filter(event -> event.position() <= last)
        .filter(event -> value.equals(MetadataKeys.value(event.metadata(), key)))
        .toList();
  }

  /** The events at these positions, in position order; what the log does not reach is left out. */
  default List<LoggedEvent> readAt(Set<Long> positions) {
    return positions.stream()
        .sorted()
        .flatMap(position -> read(LogQuery.all(position - 1, 1)).stream())
        .toList();
  }

  /**
   * An aggregate's events from a sequence on backwards, newest first. Costs what it returns,
   * however long the aggregate's history is.
   */
  List<LoggedEvent> readBack(String aggregateId, long fromSequence, int limit);

  /** Those of the aggregates that have events, whatever these say. */
  Set<String> existing(Set<String> aggregateIds);

  /** The events beyond a position with their seals, in position order, as {@link #read}. */
  List<SealedEvent> readSealed(long after, int limit);

  /**
   * The 16-byte salts of the payloads of the events {@code first..last} by position, for deriving
   * the salts of snapshot items. Both ends are inclusive; payloads that were erased have none.
   */
  Map<Long, byte[]> salts(long first, long last);
}
