package io.framelog.query.cache;

import io.framelog.query.progress.BatchProjection;
import io.framelog.query.progress.PositionedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells Redis which images have changed, before its progress says so. It never waits for Redis: a
 * batch that Redis could not take note of, or that Redis has lost the events before, ends the
 * namespace. That is why an outage changes the namespace of the keys: in the old one the images
 * that changed meanwhile have no tombstones.
 */
@Component
class ImageCacheProjection implements BatchProjection {
  static final String NAME = "image-cache";

  private final CacheNamespaces namespaces;
  private final RedisImages redis;

  /** The namespace of the batch in hand; batches come one at a time, on one thread. */
  private @Nullable CacheNamespace namespace;

  private boolean noted;

  ImageCacheProjection(CacheNamespaces namespaces, RedisImages redis) {
    this.namespaces = namespaces;
    this.redis = redis;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** All that matters is which image changed. */
  @Override
  public boolean reads(String aggregateType) {
    return false;
  }

  /** Whatever the event says, its image has changed. */
  @Override
  public boolean parks() {
    return false;
  }

  @Override
  public void prepare(List<PositionedEvent> batch) {
    note(namespaces.committed(), batch);
  }

  private void note(CacheNamespace current, List<PositionedEvent> batch) {
    noted =
        current.started()
            && redis.bury(current, lastSequences(batch))
            && redis.advance(current, current.progress(), batch.getLast().position());
    namespace = current;
  }

  private static Map<String, Long> lastSequences(List<PositionedEvent> batch) {
    Map<String, Long> sequences = new HashMap<>();
    batch.forEach(event -> sequences.put(event.aggregateId(), event.sequence()));
    return sequences;
  }

  @Override
  public void apply(List<PositionedEvent> batch) {
    CacheNamespace current = namespaces.locked();
    if (namespace == null || !current.sameAs(namespace)) {
      // It was started or ended since; nobody can do so again while we hold the lock.
      note(current, batch);
    }
    if (current.started() && !noted) {
      namespaces.renew();
    }
  }

  @Override
  public void reset() {
    namespaces.locked();
    namespaces.renew();
  }
}
