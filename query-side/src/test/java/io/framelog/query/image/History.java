package io.framelog.query.image;

import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.ImageEvent;
import io.framelog.query.TestLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A random history that was appended: every annotation event with who did it, and the states. */
final class History {
  private static final List<String> PEOPLE = List.of("ann", "bob", "cy");

  record Entry(long position, String actor, AnnotationEvent event) {}

  final Oracle oracle = new Oracle();
  final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  long first;
  long last;

  /** Appends in small units of one person each. */
  static History append(TestLog log, long head, long seed, int events) {
    History history = new History();
    history.first = head + 1;
    history.last = head;
    RandomHistory next = new RandomHistory(seed, history.oracle);
    Random random = new Random(seed);
    while (history.last < head + events) {
      history.append(log, next, PEOPLE.get(random.nextInt(3)), 1 + random.nextInt(4));
    }
    return history;
  }

  private void append(TestLog log, RandomHistory next, String actor, int count) {
    List<ImageEvent> unit = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ImageEvent event = next.next();
      oracle.on(++last, event);
      unit.add(event);
      if (event instanceof AnnotationEvent annotation) {
        entries
            .computeIfAbsent(event.imageId(), id -> new ArrayList<>())
            .add(new Entry(last, actor, annotation));
      }
    }
    if (log.append(actor, unit) != last) {
      throw new IllegalStateException("somebody else appends");
    }
  }

  List<Entry> of(String imageId) {
    return Objects.requireNonNull(entries.get(imageId));
  }
}
