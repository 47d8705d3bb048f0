package io.framelog.query.selection;

import co.elastic.clients.elasticsearch._types.query_dsl.NumberRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import io.framelog.selection.Comparison;
import io.framelog.selection.Selection;

/** Terms about an image's own numbers; every image has them, so NOT_EQUAL is just "not". */
final class NumberFilter {
  private NumberFilter() {}

  static Query of(Selection.Number number) {
    String field =
        switch (number.field()) {
          case WIDTH -> IndexFields.WIDTH;
          case HEIGHT -> IndexFields.HEIGHT;
          case BYTES -> IndexFields.BYTES;
          case ASPECT -> IndexFields.ASPECT;
          case VERSION -> IndexFields.VERSION;
        };
    if (number.comparison() == Comparison.NOT_EQUAL) {
      return ElasticsearchSelection.not(range(field, Comparison.EQUAL, number.value()));
    }
    return range(field, number.comparison(), number.value());
  }

  private static Query range(String field, Comparison comparison, double value) {
    NumberRangeQuery.Builder range = new NumberRangeQuery.Builder().field(field);
    switch (comparison) {
      case EQUAL -> range.gte(value).lte(value);
      case LESS -> range.lt(value);
      case AT_MOST -> range.lte(value);
      case GREATER -> range.gt(value);
      case AT_LEAST -> range.gte(value);
      case NOT_EQUAL -> throw new IllegalArgumentException("a range cannot leave a number out");
    }
    return QueryBuilders.range(query -> query.number(range.build()));
  }
}
