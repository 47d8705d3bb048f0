package io.framelog.error;

import java.util.Map;
import org.axonframework.queryhandling.QueryExecutionException;

/** A query handler's refusal; the {@link Rejection} is its details, in every bus. */
public final class QueryRejected extends QueryExecutionException {
  private static final long serialVersionUID = 1L;

  public QueryRejected(Rejection rejection) {
    super(rejection.detail(), null, rejection);
  }

  public QueryRejected(ErrorCode code, String detail) {
    this(Rejection.of(code, detail));
  }

  public QueryRejected(ErrorCode code, String detail, Map<String, Object> properties) {
    this(new Rejection(code, detail, properties));
  }
}
