package io.framelog.query.cache;

import io.framelog.identity.Identities;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import io.framelog.query.image.ImageFetch;
import io.framelog.query.image.ImageReads;
import io.framelog.query.image.LoadedImages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Images from Redis, and what it lacks from PostgreSQL in one statement, written back for the next
 * reader. Redis is used only as far as it says that it has heard of all events up to the reader's
 * position; without Redis everything comes from PostgreSQL.
 */
@Component
class CachedImageFetch implements ImageFetch {
  private final CacheNamespaces namespaces;
  private final RedisImages redis;
  private final ImageReads reads;
  private final long longestReadNanos;
  private final Counter hits;
  private final Counter misses;
  private final Counter bypasses;

  CachedImageFetch(
      CacheNamespaces namespaces,
      RedisImages redis,
      ImageReads reads,
      CacheSettings settings,
      ObjectProvider<MeterRegistry> registry) {
    this.namespaces = namespaces;
    this.redis = redis;
    this.reads = reads;
    this.longestReadNanos = settings.longestRead().toNanos();
    MeterRegistry meters = registry.getIfAvailable(SimpleMeterRegistry::new);
    this.hits = counter(meters, "hit");
    this.misses = counter(meters, "miss");
    this.bypasses = counter(meters, "bypass");
  }

  private static Counter counter(MeterRegistry meters, String result) {
    return Counter.builder("framelog.cache.requests")
        .description("Images that were asked for, by what the cache had to say")
        .tag("result", result)
        .register(meters);
  }

  /** What Redis has, and the position that it is true at. */
  private record Cached(
      CacheNamespace namespace, Map<String, ImageDocument> images, long position) {}

  @Override
  public ImageBatch fetch(List<String> ids, long minPosition) {
    long began = System.nanoTime();
    List<String> known = ids.stream().filter(Identities::isUuid).distinct().toList();
    Optional<Cached> cached = minPosition < 0 ? Optional.empty() : cached(known, minPosition);
    return cached.isPresent()
        ? completed(ids, known, cached.get(), minPosition, began)
        : past(ids, known, minPosition);
  }

  private ImageBatch past(List<String> ids, List<String> known, long minPosition) {
    bypasses.increment(known.size());
    return reads.load(known, null, minPosition).inOrder(ids);
  }

  private ImageBatch completed(
      List<String> ids, List<String> known, Cached cached, long minPosition, long began) {
    List<String> lacking = new ArrayList<>();
    known.stream().filter(id -> !cached.images().containsKey(id)).forEach(lacking::add);
    hits.increment(cached.images().size());
    misses.increment(lacking.size());
    if (lacking.isEmpty() && !known.isEmpty()) {
      return new LoadedImages(cached.images(), cached.position()).inOrder(ids);
    }
    LoadedImages loaded = reads.load(lacking, null, minPosition);
    if (System.nanoTime() - began < longestReadNanos) {
      redis.put(cached.namespace(), loaded.images().values());
    }
    Map<String, ImageDocument> all = new HashMap<>(cached.images());
    all.putAll(loaded.images());
    long position =
        cached.images().isEmpty()
            ? loaded.position()
            : Math.min(cached.position(), loaded.position());
    return new LoadedImages(all, position).inOrder(ids);
  }

  private Optional<Cached> cached(List<String> imageIds, long minPosition) {
    CacheNamespace namespace = namespaces.committed();
    if (!namespace.started()) {
      return Optional.empty();
    }
    // The position first: the images may then be newer than it says, but not older.
    return redis
        .positionAtOnce(namespace)
        .filter(position -> position >= Math.max(namespace.progress(), minPosition))
        .flatMap(
            position ->
                redis
                    .get(namespace, imageIds)
                    .map(images -> new Cached(namespace, images, position)));
  }
}
