package io.framelog.query.browse;

import io.framelog.identity.Sha256;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.query.TestLog;
import io.framelog.query.image.Images;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Images of one test, marked by a tag of their own. */
final class Gallery {
  final String mark = "gallery " + Images.id();
  final String filter = "tag:\"" + mark + "\"";
  final List<String> ids = new ArrayList<>();

  /** Where something ended; in order. */
  final List<Long> positions = new ArrayList<>();

  private final TestLog log;
  private final Random random;

  Gallery(TestLog log, long seed) {
    this.log = log;
    this.random = new Random(seed);
  }

  /** Registers images of few different sizes, so that many are equal. */
  Gallery register(int count) {
    List<ImageEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = Images.id();
      ids.add(id);
      events.add(registered(id));
      if (events.size() == 500 || i == count - 1) {
        positions.add(log.append("ann", events));
        events.clear();
      }
    }
    return this;
  }

  private ImageRegistered registered(String id) {
    return new ImageRegistered(
        id,
        "images/" + id + ".png",
        Sha256.hex(id),
        "image/png",
        1_000 + random.nextInt(5),
        500 + random.nextInt(4),
        400 + random.nextInt(4),
        null,
        "a picture",
        random.nextBoolean() ? List.of(mark, "odd") : List.of(mark),
        List.of("ann"),
        Map.of("source", random.nextInt(3) == 0 ? "flickr" : "own"),
        List.of(),
        Origin.HUMAN);
  }

  /** Changes captions and tags, and removes some. */
  Gallery edit(int count) {
    for (int i = 0; i < count; i++) {
      String id = ids.get(random.nextInt(ids.size()));
      positions.add(
          log.append(
              "bob",
              List.of(
                  switch (random.nextInt(5)) {
                    case 0 -> new ImageRemoved(id, null);
                    case 1, 2 -> new TagsEdited(id, List.of("even"), List.of("odd"), Origin.HUMAN);
                    default -> new CaptionChanged(id, "picture " + i, Origin.HUMAN);
                  })));
    }
    return this;
  }

  long head() {
    return positions.getLast();
  }
}
