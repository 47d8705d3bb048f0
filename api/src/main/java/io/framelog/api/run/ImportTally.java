package io.framelog.api.run;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;

/** Counts what an import did; written to by many threads, read at any time. */
final class ImportTally {
  private final AtomicInteger created = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> imageIds = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final LongAccumulator position = new LongAccumulator(Math::max, 0);

  /** A picture that was refused, with the code of the error. */
  record Failure(String name, String code, String detail) {}

  void registered(String imageId, boolean isNew, long at) {
    imageIds.add(imageId);
    position.accumulate(at);
    if (isNew) {
      created.incrementAndGet();
    }
  }

  void failed(Failure failure) {
    failures.add(failure);
  }

  /** The images that are there now because of the import, each once. */
  List<String> imageIds() {
    return imageIds.stream().distinct().toList();
  }

  /** How many pictures were registered, those that were there before included. */
  int registered() {
    return imageIds.size();
  }

  /** How many of them were new. */
  int created() {
    return created.get();
  }

  Collection<Failure> failures() {
    return failures;
  }

  /** The position of the last event. */
  long position() {
    return position.get();
  }
}
