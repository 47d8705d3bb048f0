package io.framelog.api.event;

import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.EventTypes;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The image's version after each event of a stream: the count of its annotation events. Counts
 * along with the stream and asks the log only where the stream has left events of an image out. For
 * one stream, not thread-safe.
 */
final class ImageVersions {
  /** How many images are remembered; the longest unseen is forgotten and counted again. */
  private static final int REMEMBERED = 10_000;

  private static final int PAGE = 1_000;

  private final LogReader log;
  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > REMEMBERED;
        }
      };

  ImageVersions(LogReader log) {
    this.log = log;
  }

  /** The version after the event of this sequence at this position. */
  private record Count(long sequence, long position, long version) {
    static final Count NONE = new Count(-1, 0, 0);

    Count after(LoggedEvent event) {
      return new Count(event.sequence(), event.position(), version + (isAnnotation(event) ? 1 : 0));
    }
  }

  /** The version after {@code event}; null for what is no event of an image. */
  @Nullable Long after(LoggedEvent event) {
    if (!isOf(event, ImageEvent.class)) {
      return null;
    }
    Count before = counts.getOrDefault(event.aggregateId(), Count.NONE);
    if (before.sequence() != event.sequence() - 1) {
      before = countedUpTo(before, event);
    }
    Count now = before.after(event);
    counts.put(event.aggregateId(), now);
    return now.version();
  }

  private Count countedUpTo(Count known, LoggedEvent event) {
    Count count = known;
    while (true) {
      List<LoggedEvent> page =
          log.read(LogQuery.aggregate(event.aggregateId(), count.position(), PAGE));
      for (LoggedEvent earlier : page) {
        if (earlier.position() >= event.position()) {
          return count;
        }
        count = count.after(earlier);
      }
      if (page.size() < PAGE) {
        return count;
      }
    }
  }

  private static boolean isAnnotation(LoggedEvent event) {
    return isOf(event, AnnotationEvent.class);
  }

  private static boolean isOf(LoggedEvent event, Class<?> type) {
    return EventTypes.named(event.type()).filter(type::isAssignableFrom).isPresent();
  }
}
