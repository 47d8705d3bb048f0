package io.framelog.command.selection;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.queryhandling.QueryGateway;

/** Asks the query side about selections, and waits for the answer in bounded time. */
public final class ReadModel {
  private static final long PATIENCE_SECONDS = 60;

  private final QueryGateway queries;

  public ReadModel(QueryGateway queries) {
    this.queries = queries;
  }

  /**
   * The answer.
   *
   * @throws RejectedException {@code projection-behind}; the refusals of the query's handler come
   *     as they are
   */
  public <R> R ask(Object query, Class<R> answer) {
    try {
      return queries.query(query, answer).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw late(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late(e);
    }
  }

  private static RejectedException late(Exception cause) {
    return new RejectedException(
        ErrorCode.PROJECTION_BEHIND, "The read model did not say in time what is selected", cause);
  }
}
