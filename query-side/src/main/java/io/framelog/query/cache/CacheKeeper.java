package io.framelog.query.cache;

import io.framelog.log.LogReader;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the cache's namespace when Redis is there, and ends one of which Redis has lost a part, or
 * that is ahead of the log, because that was restored to an older backup while nodes were running.
 * Any node may do so; the row's lock keeps them and the projection apart.
 */
@Component
class CacheKeeper implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CacheKeeper.class);

  private final CacheNamespaces namespaces;
  private final RedisImages redis;
  private final LogReader log;
  private final TransactionTemplate transaction;
  private final long watchMillis;
  private @Nullable ScheduledExecutorService watch;

  CacheKeeper(
      CacheNamespaces namespaces,
      RedisImages redis,
      LogReader log,
      PlatformTransactionManager transactions,
      CacheSettings settings) {
    this.namespaces = namespaces;
    this.redis = redis;
    this.log = log;
    this.transaction = new TransactionTemplate(transactions);
    this.watchMillis = settings.watch().toMillis();
  }

  void look() {
    CacheNamespace namespace = namespaces.committed();
    if (!namespace.started()) {
      begin();
      return;
    }
    Optional<Long> position = redis.position(namespace);
    if (position.isEmpty()) {
      return;
    }
    if (position.get() < namespace.progress()) {
      LOG.warn("Redis has lost cached images; the cache begins anew");
      end(namespace);
    } else if (position.get() > log.head().position()) {
      LOG.error(
          "log-went-backwards: cached images are as of position {}, beyond the log's end; the cache"
              + " begins anew. Restart this node, it says what else to do",
          position.get());
      end(namespace);
    }
  }

  private void end(CacheNamespace lost) {
    transaction.executeWithoutResult(
        status -> {
          if (namespaces.locked().sameAs(lost)) {
            namespaces.renew();
          }
        });
  }

  private void begin() {
    transaction.executeWithoutResult(
        status -> {
          CacheNamespace namespace = namespaces.locked();
          if (!namespace.started() && redis.begin(namespace, namespace.progress())) {
            namespaces.start();
          }
        });
  }

  private void guardedLook() {
    try {
      look();
    } catch (RuntimeException e) {
      // Looked again in a moment; a scheduled task that throws would never run again.
      LOG.warn("Cannot look after the image cache", e);
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("image-cache-keeper").factory());
    executor.scheduleWithFixedDelay(this::guardedLook, 0, watchMillis, TimeUnit.MILLISECONDS);
    watch = executor;
  }

  @Override
  public void stop() {
    if (watch != null) {
      watch.shutdownNow();
      watch = null;
    }
  }

  @Override
  public boolean isRunning() {
    return watch != null;
  }
}
