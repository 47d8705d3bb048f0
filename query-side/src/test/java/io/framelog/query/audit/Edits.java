package io.framelog.query.audit;

import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.TagsEdited;
import io.framelog.query.TestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** People at work on some images, by a seed. */
class Edits {
  private final TestLog log;

  Edits(TestLog log) {
    this.log = log;
  }

  /** Appends {@code count} events in units of 1 to {@code largest}; returns the last position. */
  long append(long seed, int count, int largest) {
    Random random = new Random(seed);
    List<String> images = new ArrayList<>();
    long position = 0;
    for (int left = count; left > 0; ) {
      int unit = Math.min(left, 1 + random.nextInt(largest));
      List<ImageEvent> events = new ArrayList<>();
      for (int i = 0; i < unit; i++) {
        events.add(event(random, images));
      }
      position = log.append(random.nextBoolean() ? "ann" : "Zoë \"the\" \\ 😀", events);
      left -= unit;
    }
    return position;
  }

  private static ImageEvent event(Random random, List<String> images) {
    if (images.isEmpty() || random.nextInt(8) == 0) {
      String id = UUID.randomUUID().toString();
      images.add(id);
      return registered(id);
    }
    String id = images.get(random.nextInt(images.size()));
    return random.nextBoolean()
        ? new CaptionChanged(id, "caption " + random.nextInt(), Origin.HUMAN)
        : new TagsEdited(id, List.of("tag" + random.nextInt()), List.of(), Origin.HUMAN);
  }

  private static ImageRegistered registered(String id) {
    return new ImageRegistered(
        id,
        "images/" + id,
        "00",
        "image/png",
        1,
        1,
        1,
        null,
        "žlutý kůň",
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Origin.HUMAN);
  }
}
