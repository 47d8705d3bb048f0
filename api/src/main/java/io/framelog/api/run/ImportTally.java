package io.framelog.api.run;

import io.framelog.log.CommandOutcome;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;

/** Counts what an import did; written to by many threads, read at any time. */
final class ImportTally {
  private final long headBefore;
  private final AtomicInteger created = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> imageIds = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final LongAccumulator position = new LongAccumulator(Math::max, 0);

  /** A picture that was refused, with the code of the error. */
  record Failure(String name, String code, String detail) {}

  /**
   * An empty tally.
   *
   * @param headBefore where the log stood: a repeated command gets its first answer, so only the
   *     position of its event tells what is new
   */
  ImportTally(long headBefore) {
    this.headBefore = headBefore;
  }

  void registered(String imageId, CommandOutcome outcome) {
    imageIds.add(imageId);
    position.accumulate(outcome.position());
    if (outcome.firstPosition() > headBefore) {
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
