package io.framelog.api.run;

import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts events of a type in the log. */
@Component
class LogCounts {
  private static final int PAGE = 1_000;

  /** A larger log is not counted through for a line on the terminal. */
  private static final int MOST = 100_000;

  private final LogReader log;

  LogCounts(LogReader log) {
    this.log = log;
  }

  long head() {
    return log.head().position();
  }

  /** The count, for instance {@code 57} or {@code more than 100,000}. */
  String count(Class<?> type) {
    long after = 0;
    int count = 0;
    List<LoggedEvent> page;
    do {
      page = log.read(new LogQuery(after, PAGE, type.getSimpleName(), null, null));
      count += page.size();
      after = page.isEmpty() ? after : page.getLast().position();
    } while (page.size() == PAGE && count < MOST);
    return page.size() == PAGE ? "more than %,d".formatted(MOST) : "%,d".formatted(count);
  }
}
