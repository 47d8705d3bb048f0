package io.framelog.query.duplicate;

import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.query.TestLog;
import io.framelog.query.image.Images;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Images with fingerprints in the log, and beside it which of them are live with which hash. */
final class LivePictures {
  private final TestLog log;
  private final String algorithm;
  private final Map<String, Long> live = new TreeMap<>();
  private final Map<String, Long> removed = new TreeMap<>();
  private long head;

  /** An algorithm of its own keeps it apart from other tests on the same log. */
  LivePictures(TestLog log, String algorithm) {
    this.log = log;
    this.algorithm = algorithm;
  }

  /** Registers an image with each of the hashes; their ids. */
  List<String> add(List<Long> hashes) {
    List<String> ids = new ArrayList<>();
    List<ImageEvent> unit = new ArrayList<>();
    for (long hash : hashes) {
      String id = Images.id();
      ids.add(id);
      unit.add(Images.registered(id));
      unit.add(recorded(id, hash));
      live.put(id, hash);
    }
    head = log.append("ann", unit);
    return ids;
  }

  String add(long hash) {
    return add(List.of(hash)).getFirst();
  }

  FingerprintRecorded recorded(String id, long hash) {
    return new FingerprintRecorded(id, algorithm, HexFormat.of().toHexDigits(hash));
  }

  void change(String id, long hash) {
    live.replace(id, hash);
    head = log.append(recorded(id, hash));
  }

  void remove(String id) {
    removed.put(id, live.remove(id));
    head = log.append(new ImageRemoved(id, null));
  }

  void restore(String id) {
    live.put(id, removed.remove(id));
    head = log.append(new ImageRestored(id));
  }

  /** Removes, restores and re-computes some of them. */
  void disturb(SplittableRandom random, ClusteredHashes hashes, int times) {
    for (int i = 0; i < times; i++) {
      switch (random.nextInt(4)) {
        case 0 -> change(any(random, live), hashes.next());
        case 1 -> {
          if (!removed.isEmpty()) {
            restore(any(random, removed));
          }
        }
        default -> remove(any(random, live));
      }
    }
  }

  private static String any(SplittableRandom random, Map<String, Long> images) {
    return List.copyOf(images.keySet()).get(random.nextInt(images.size()));
  }

  /** Hashes by id of the images that are not removed. */
  Map<String, Long> live() {
    return live;
  }

  String algorithm() {
    return algorithm;
  }

  /** The position of the last event. */
  long head() {
    return head;
  }
}
