package io.framelog.command.content;

import io.framelog.content.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The timers {@code framelog.objects.put} and {@code framelog.objects.get}, by bucket. Failures
 * count, too; for an opened object the time until its first byte counts.
 */
final class ObjectTimers {
  private final Map<Bucket, Timer> puts = new EnumMap<>(Bucket.class);
  private final Map<Bucket, Timer> gets = new EnumMap<>(Bucket.class);

  ObjectTimers(MeterRegistry registry) {
    for (Bucket bucket : Bucket.values()) {
      String name = bucket.name().toLowerCase(Locale.ROOT);
      puts.put(bucket, registry.timer("framelog.objects.put", "bucket", name));
      gets.put(bucket, registry.timer("framelog.objects.get", "bucket", name));
    }
  }

  void put(Bucket bucket, Runnable write) {
    of(puts, bucket).record(write);
  }

  <T> T get(Bucket bucket, Supplier<T> read) {
    T result = of(gets, bucket).record(read);
    if (result == null) {
      throw new IllegalStateException("a read gave nothing");
    }
    return result;
  }

  private static Timer of(Map<Bucket, Timer> timers, Bucket bucket) {
    Timer timer = timers.get(bucket);
    if (timer == null) {
      throw new IllegalStateException("no timer for " + bucket);
    }
    return timer;
  }
}
