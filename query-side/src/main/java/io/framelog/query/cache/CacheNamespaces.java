package io.framelog.query.cache;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The namespace of the image cache, kept in PostgreSQL beside the progress of the projection. */
@Component
class CacheNamespaces {
  private static final String READ =
      """
      select n.token, n.started, coalesce(p.position, 0)
        from cache_namespace n left join projection_progress p on p.name = n.name
       where n.name = ?
      """;
  private static final String LOCK = "select token from cache_namespace where name = ? for update";
  private static final String RENEW =
      """
      update cache_namespace set token = gen_random_uuid()::text, started = false where name = ?
      """;
  private static final String START = "update cache_namespace set started = true where name = ?";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate outside;

  CacheNamespaces(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.outside = new TransactionTemplate(transactions);
    this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
  }

  /** What everybody sees now, whatever transaction the caller is in. */
  CacheNamespace committed() {
    return Objects.requireNonNull(outside.execute(status -> read()));
  }

  /** What stays true until the caller's transaction ends: nobody else can change it meanwhile. */
  CacheNamespace locked() {
    jdbc.query(LOCK, row -> {}, ImageCacheProjection.NAME);
    // A statement of its own: one that waits for a lock sees other tables as they were before.
    return read();
  }

  private CacheNamespace read() {
    return jdbc.query(
            READ,
            (row, number) ->
                new CacheNamespace(row.getString(1), row.getBoolean(2), row.getLong(3)),
            ImageCacheProjection.NAME)
        .getFirst();
  }

  /** From now on another, empty namespace that is not started; needs the lock. */
  void renew() {
    jdbc.update(RENEW, ImageCacheProjection.NAME);
  }

  /** The namespace may be used; needs the lock. */
  void start() {
    jdbc.update(START, ImageCacheProjection.NAME);
  }
}
