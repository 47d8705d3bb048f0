package io.framelog.command.content;

import io.framelog.content.Bucket;
import io.framelog.content.ObjectEntry;
import io.framelog.content.ObjectStore;
import io.framelog.error.RejectedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/** Deletes uploads that have lain for too long. Several nodes may do so side by side. */
final class UploadCollector implements InitializingBean, DisposableBean {
  private static final Logger LOGGER = LoggerFactory.getLogger(UploadCollector.class);
  private static final String ALL = "uploads/";
  private static final int PAGE = 1_000;

  private final UploadSettings settings;
  private final ObjectStore objects;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upload-collector").factory());

  UploadCollector(UploadSettings settings, ObjectStore objects, Clock clock) {
    this.settings = settings;
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public void afterPropertiesSet() {
    long every = settings.collectEvery().toMillis();
    if (every > 0) {
      timer.scheduleWithFixedDelay(this::collectOrSay, every, every, TimeUnit.MILLISECONDS);
    }
  }

  private void collectOrSay() {
    try {
      int collected = collect();
      LOGGER.debug("Collected {} uploads", collected);
    } catch (RejectedException e) {
      LOGGER.warn("Old uploads are not collected now: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOGGER.error("Old uploads are not collected now", e); // thrown on, it would end the timer
    }
  }

  /** Deletes what is too old; returns how many. */
  int collect() {
    Instant limit = clock.instant().minus(settings.kept());
    int collected = 0;
    String after = null;
    while (true) {
      List<ObjectEntry> page = objects.list(Bucket.UPLOADS, ALL, after, PAGE);
      for (ObjectEntry each : page) {
        if (each.modifiedAt().isBefore(limit)) {
          objects.delete(Bucket.UPLOADS, each.key());
          collected++;
        }
      }
      if (page.size() < PAGE) {
        return collected;
      }
      after = page.getLast().key();
    }
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }
}
