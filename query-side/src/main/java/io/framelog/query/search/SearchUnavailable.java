package io.framelog.query.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an Elasticsearch that cannot answer now from a question that is wrong. */
final class SearchUnavailable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchUnavailable.class);

  /** Timeouts, circuit breakers, full queues, no master, shards that are not there yet. */
  private static final Set<Integer> PASSING = Set.of(404, 408, 429, 500, 502, 503, 504);

  private SearchUnavailable() {}

  /** {@code search-unavailable}, or the failure itself when waiting would not help. */
  static RuntimeException because(Throwable failure) {
    if (failure instanceof IOException
        || (failure instanceof ElasticsearchException answered
            && PASSING.contains(answered.status()))) {
      LOG.warn("Search is unavailable: {}", failure.toString());
      return rejection("The search index cannot be reached");
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure);
  }

  static QueryRejected rejection(String detail) {
    return new QueryRejected(ErrorCode.SEARCH_UNAVAILABLE, detail, Map.of("retryAfterSeconds", 5));
  }
}
