package io.framelog.command.content;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The timers {@code framelog.intake.hash} and {@code framelog.intake.decode}: what the checks of
 * taken images cost, waiting for bytes or for memory left out of the first and included in the
 * second. Storing is timed by {@link ObjectTimers}.
 */
final class IntakeTimers {
  private final Timer hash;
  private final Timer decode;

  IntakeTimers(MeterRegistry registry) {
    this.hash = registry.timer("framelog.intake.hash");
    this.decode = registry.timer("framelog.intake.decode");
  }

  String hash(Supplier<String> hashing) {
    long start = System.nanoTime();
    String sha256 = hashing.get();
    hashed(System.nanoTime() - start);
    return sha256;
  }

  void hashed(long nanos) {
    hash.record(nanos, TimeUnit.NANOSECONDS);
  }

  void decode(Runnable decoding) {
    decode.record(decoding);
  }
}
