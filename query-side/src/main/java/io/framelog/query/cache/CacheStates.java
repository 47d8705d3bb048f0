package io.framelog.query.cache;

import io.framelog.log.LogHead;
import io.framelog.query.progress.DerivedState;
import io.framelog.query.progress.DerivedStore;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The images in Redis. Their namespace is in PostgreSQL and comes back with an older backup; what
 * Redis holds under it does not. A new namespace is an empty cache, so that is always a way out.
 */
@Component
class CacheStates implements DerivedStore {
  private static final Logger LOG = LoggerFactory.getLogger(CacheStates.class);

  private final CacheNamespaces namespaces;
  private final RedisImages redis;
  private final TransactionTemplate transaction;

  CacheStates(
      CacheNamespaces namespaces, RedisImages redis, PlatformTransactionManager transactions) {
    this.namespaces = namespaces;
    this.redis = redis;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public Optional<List<DerivedState>> states() {
    CacheNamespace namespace = namespaces.committed();
    return namespace.started()
        ? redis.position(namespace).map(CacheStates::states)
        : Optional.of(List.of());
  }

  private static List<DerivedState> states(long position) {
    return position < 0
        ? List.of()
        : List.of(new DerivedState("image cache in Redis", position, null, null));
  }

  /** Once the log has grown again, nobody could tell any more that the cache was ahead of it. */
  @Override
  public void couldNotBeAsked(LogHead head) {
    transaction.executeWithoutResult(
        status -> {
          if (namespaces.locked().started()) {
            LOG.warn("Redis could not be compared with the log; the image cache begins anew");
            namespaces.renew();
          }
        });
  }

  @Override
  public void startOver(LogHead head) {
    namespaces.locked();
    namespaces.renew();
  }
}
