package io.framelog.command.dataset;

import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A log of which only the head is known. */
record FixedLog(long position) implements LogReader {
  @Override
  public LogHead head() {
    return new LogHead("a log", 1, position);
  }

  @Override
  public List<LoggedEvent> read(LogQuery query) {
    throw new UnsupportedOperationException("an aggregate asks for the head only");
  }

  @Override
  public List<LoggedEvent> readBack(String aggregateId, long fromSequence, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> existing(Set<String> aggregateIds) {
    throw new UnsupportedOperationException("an aggregate asks for the head only");
  }

  @Override
  public List<SealedEvent> readSealed(long after, int limit) {
    throw new UnsupportedOperationException("an aggregate asks for the head only");
  }

  @Override
  public Map<Long, byte[]> salts(long first, long last) {
    throw new UnsupportedOperationException("an aggregate asks for the head only");
  }
}
