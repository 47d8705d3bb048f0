package io.framelog.api.query;

import io.framelog.api.Awaiting;
import io.framelog.api.Timeouts;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks a query and waits for its answer. */
@Component
public class Queries {
  private final QueryGateway gateway;
  private final Timeouts timeouts;

  Queries(QueryGateway gateway, Timeouts timeouts) {
    this.gateway = gateway;
    this.timeouts = timeouts;
  }

  /**
   * The answer to {@code query}.
   *
   * @throws org.axonframework.queryhandling.QueryExecutionException with a {@link
   *     io.framelog.error.Rejection} as its details when it is refused
   * @throws io.framelog.error.RejectedException with {@code log-unavailable} when it takes too long
   */
  public <R> R ask(Object query, Class<R> answer) {
    return Awaiting.answer(
        gateway.query(query, answer), timeouts.queryTimeout(), "There was no answer in time");
  }
}
