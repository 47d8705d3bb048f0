package io.framelog.query.browse;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.QuerySettings;
import io.framelog.query.image.ImageDocuments;
import io.framelog.query.progress.ProjectionProgress;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the images' tables once they are far enough: in one snapshot, and in bounded time. */
@Component
public class BoundedReads {
  private static final String CANCELED = "57014";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final ProjectionProgress progress;
  private final QuerySettings queries;
  private final BrowseSettings settings;

  BoundedReads(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      ProjectionProgress progress,
      QuerySettings queries,
      BrowseSettings settings) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
    this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.progress = progress;
    this.queries = queries;
    this.settings = settings;
  }

  /**
   * What {@code work} reads.
   *
   * @param asOf the past position that the read is about, or null for now
   * @param minPosition the least position that it may be true at, or null
   * @throws QueryRejected as {@link ProjectionProgress#await} does; {@code query-too-expensive}
   */
  public <T> T read(
      @Nullable Long asOf, @Nullable Long minPosition, Function<BoundedSession, T> work) {
    long least = Math.max(reached(asOf), reached(minPosition));
    try {
      return transaction.execute(
          status -> {
            BoundedSession session =
                BoundedSession.begin(jdbc, settings.budget(), ImageDocuments.PROJECTION);
            if (session.position() < least) {
              // The projection was reset between waiting and reading.
              throw ProjectionProgress.behind(ImageDocuments.PROJECTION, least);
            }
            return work.apply(session);
          });
    } catch (DataAccessException e) {
      throw isCanceled(e) ? tooExpensive() : e;
    }
  }

  private long reached(@Nullable Long position) {
    if (position == null) {
      return 0;
    }
    progress.await(ImageDocuments.PROJECTION, position, queries.patience());
    return position;
  }

  private QueryRejected tooExpensive() {
    return new QueryRejected(
        ErrorCode.QUERY_TOO_EXPENSIVE,
        "This takes more than %d ms; a narrower selection, or one by tags, actors or metadata, is cheaper"
            .formatted(settings.budget().toMillis()));
  }

  private static boolean isCanceled(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && CANCELED.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
