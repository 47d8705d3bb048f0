package io.framelog.query;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.axonframework.queryhandling.QueryGateway;

/** Asks the query bus, as controllers do. */
public class TestQueries {
  private final QueryGateway gateway;

  TestQueries(QueryGateway gateway) {
    this.gateway = gateway;
  }

  public <A> A ask(Object query, Class<A> answer) {
    return gateway.query(query, answer).join();
  }

  /** Why the query is refused; fails when it is answered. */
  public Rejection refusal(Object query, Class<?> answer) {
    Throwable thrown = catchThrowable(() -> ask(query, answer));
    Assertions.assertThat(thrown).isInstanceOf(CompletionException.class);
    if (thrown.getCause() instanceof QueryRejected rejected) {
      return rejected.<Rejection>getDetails().orElseThrow();
    }
    throw new AssertionError("not refused, but failed", thrown);
  }
}
