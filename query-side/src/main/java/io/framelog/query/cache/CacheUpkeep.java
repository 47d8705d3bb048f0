package io.framelog.query.cache;

import io.framelog.image.queries.ImageDocument;
import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.ProjectionRun.What;
import io.framelog.query.image.ImageReads;
import io.framelog.query.progress.MendedRows;
import io.framelog.query.rebuild.ProjectionUpkeep;
import io.framelog.query.rebuild.Run;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The upkeep of the image cache: a rebuild is a new, empty namespace, and a verification compares
 * what Redis has with PostgreSQL. When rows of images change without an event, the cache forgets
 * what it has of them.
 */
@Component
class CacheUpkeep implements ProjectionUpkeep, MendedRows {
  private static final String IMAGES = "image";
  private static final int PAGE = 250;

  private final CacheNamespaces namespaces;
  private final CacheKeeper keeper;
  private final RedisImages redis;
  private final ImageReads reads;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  CacheUpkeep(
      CacheNamespaces namespaces,
      CacheKeeper keeper,
      RedisImages redis,
      ImageReads reads,
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions) {
    this.namespaces = namespaces;
    this.keeper = keeper;
    this.redis = redis;
    this.reads = reads;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String projection() {
    return ImageCacheProjection.NAME;
  }

  @Override
  public void rebuild(Run run) {
    transaction.executeWithoutResult(status -> renew());
    keeper.look();
    CacheNamespace begun = namespaces.committed();
    run.reached(begun.progress());
    if (!begun.started()) {
      throw new IllegalStateException(
          "Redis cannot be asked; the new, empty cache begins as soon as it can");
    }
  }

  private void renew() {
    namespaces.locked();
    namespaces.renew();
  }

  /**
   * An image in Redis may be older than the one in PostgreSQL, for as long as Redis says so; but of
   * the same sequence they must be the same, and Redis must know none that PostgreSQL does not.
   */
  @Override
  public void verify(Run run) {
    CacheNamespace namespace = namespaces.committed();
    if (!namespace.started()) {
      throw new IllegalStateException("the cache is not in use: Redis cannot be asked");
    }
    run.reached(namespace.progress());
    UUID after = new UUID(0, 0);
    while (true) {
      List<String> ids =
          jdbc.queryForList(
              "select image_id::text from image where image_id > ? order by image_id limit ?",
              String.class,
              after,
              PAGE);
      if (ids.isEmpty()) {
        return;
      }
      compare(namespace, ids, run);
      after = UUID.fromString(ids.getLast());
    }
  }

  private void compare(CacheNamespace namespace, List<String> ids, Run run) {
    // Redis first: what is read from PostgreSQL after that is at least as new.
    Map<String, ImageDocument> cached =
        redis
            .get(namespace, ids)
            .map(RedisImages.Held::images)
            .orElseThrow(() -> new IllegalStateException("Redis cannot be asked any more"));
    Map<String, ImageDocument> stored = reads.load(cached.keySet(), null, null).images();
    cached.forEach(
        (id, image) -> {
          ImageDocument now = stored.get(id);
          if (now == null) {
            // It was erased: of those, PostgreSQL gives nothing out.
            if (namespaces.committed().sameAs(namespace) && isStillCached(namespace, image)) {
              run.differs(new Difference("cached", id, What.EXTRA, List.of()));
            }
          } else if (now.sequence() == image.sequence() && !now.json().equals(image.json())) {
            run.differs(new Difference("cached", id, What.CHANGED, List.of("json")));
          } else if (now.sequence() < image.sequence()) {
            run.differs(new Difference("cached", id, What.CHANGED, List.of("sequence")));
          }
        });
    run.compared(cached.size());
  }

  private boolean isStillCached(CacheNamespace namespace, ImageDocument image) {
    return redis
        .get(namespace, List.of(image.imageId()))
        .map(again -> again.images().containsKey(image.imageId()))
        .orElse(false);
  }

  /**
   * Readers may go on caching the image as it was until the change commits; a tombstone of its new
   * sequence keeps that out.
   */
  @Override
  public void mended(String projection, String aggregateId) {
    if (!projection.equals(IMAGES)) {
      return;
    }
    CacheNamespace namespace = namespaces.locked();
    List<Long> sequence =
        jdbc.queryForList(
            "select sequence from image where image_id = ?",
            Long.class,
            UUID.fromString(aggregateId));
    if (namespace.started()
        && !sequence.isEmpty()
        && !redis.bury(namespace, Map.of(aggregateId, sequence.getFirst()))) {
      namespaces.renew();
    }
  }

  @Override
  public void replaced(String projection) {
    if (projection.equals(IMAGES)) {
      renew();
    }
  }
}
