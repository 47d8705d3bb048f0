package io.framelog.query.selection;

import co.elastic.clients.elasticsearch._types.query_dsl.NumberRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import io.framelog.selection.Comparison;
import io.framelog.selection.Selection;
import java.util.function.UnaryOperator;

/**
 * Terms about an image's own numbers; every image has them, so NOT_EQUAL is just "not".
 *
 * <p>All but the aspect are whole numbers far below 2^53, for which Elasticsearch takes no bound
 * beyond a long: bounds are made whole and brought within 2^53, where doubles are exact.
 */
final class NumberFilter {
  private static final double LARGEST = 0x1p53;

  private NumberFilter() {}

  static Query of(Selection.Number number) {
    double value = number.value();
    return switch (number.field()) {
      case WIDTH -> whole(IndexFields.WIDTH, number.comparison(), value);
      case HEIGHT -> whole(IndexFields.HEIGHT, number.comparison(), value);
      case BYTES -> whole(IndexFields.BYTES, number.comparison(), value);
      case POSITION -> whole(IndexFields.EDITED_POSITION, number.comparison(), value);
      case VERSION -> whole(IndexFields.VERSION, number.comparison(), value);
      case ASPECT -> real(IndexFields.ASPECT, number.comparison(), value);
    };
  }

  private static Query whole(String field, Comparison comparison, double value) {
    return switch (comparison) {
      case EQUAL -> equal(field, value);
      case NOT_EQUAL -> ElasticsearchSelection.not(equal(field, value));
      case LESS -> range(field, range -> range.lte(bounded(Math.ceil(value) - 1)));
      case AT_MOST -> range(field, range -> range.lte(bounded(Math.floor(value))));
      case GREATER -> range(field, range -> range.gte(bounded(Math.floor(value) + 1)));
      case AT_LEAST -> range(field, range -> range.gte(bounded(Math.ceil(value))));
    };
  }

  private static Query equal(String field, double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST
        ? range(field, range -> range.gte(value).lte(value))
        : ElasticsearchSelection.nothing();
  }

  private static double bounded(double value) {
    return Math.clamp(value, -LARGEST, LARGEST);
  }

  private static Query real(String field, Comparison comparison, double value) {
    return switch (comparison) {
      case EQUAL -> range(field, range -> range.gte(value).lte(value));
      case NOT_EQUAL ->
          ElasticsearchSelection.not(range(field, range -> range.gte(value).lte(value)));
      case LESS -> range(field, range -> range.lt(value));
      case AT_MOST -> range(field, range -> range.lte(value));
      case GREATER -> range(field, range -> range.gt(value));
      case AT_LEAST -> range(field, range -> range.gte(value));
    };
  }

  private static Query range(String field, UnaryOperator<NumberRangeQuery.Builder> bounds) {
    return QueryBuilders.range(query -> query.number(range -> bounds.apply(range.field(field))));
  }
}
