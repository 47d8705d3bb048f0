package io.framelog.query.selection;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.UntypedRangeQuery;
import co.elastic.clients.json.JsonData;
import io.framelog.selection.Selection;
import io.framelog.selection.Selection.Deed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Terms about times, which the index holds as microseconds since 1970. */
final class TimeFilter {
  private TimeFilter() {}

  static Query of(Selection.At at) {
    String field = at.deed() == Deed.REGISTERED ? IndexFields.REGISTERED_AT : IndexFields.EDITED_AT;
    // not as a double, which is too coarse for years to come
    JsonData micros = JsonData.of(ChronoUnit.MICROS.between(Instant.EPOCH, at.time()));
    UntypedRangeQuery.Builder range = new UntypedRangeQuery.Builder().field(field);
    return switch (at.comparison()) {
      case EQUAL -> query(range.gte(micros).lte(micros));
      case NOT_EQUAL -> ElasticsearchSelection.not(query(range.gte(micros).lte(micros)));
      case LESS -> query(range.lt(micros));
      case AT_MOST -> query(range.lte(micros));
      case GREATER -> query(range.gt(micros));
      case AT_LEAST -> query(range.gte(micros));
    };
  }

  private static Query query(UntypedRangeQuery.Builder range) {
    return QueryBuilders.range(query -> query.untyped(range.build()));
  }
}
