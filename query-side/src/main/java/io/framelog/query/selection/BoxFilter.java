package io.framelog.query.selection;

import static io.framelog.query.selection.IndexFields.CROP_BOTTOM;
import static io.framelog.query.selection.IndexFields.CROP_BOXES;
import static io.framelog.query.selection.IndexFields.CROP_LEFT;
import static io.framelog.query.selection.IndexFields.CROP_RIGHT;
import static io.framelog.query.selection.IndexFields.CROP_TOP;

import co.elastic.clients.elasticsearch._types.query_dsl.ChildScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.NumberRangeQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import io.framelog.image.Box;
import java.util.function.UnaryOperator;

/** Whether one of the nested boxes shares some area with a box. */
final class BoxFilter {
  private BoxFilter() {}

  static Query of(Box box) {
    Query overlaps =
        QueryBuilders.bool(
            bool ->
                bool.filter(
                    edge(CROP_LEFT, range -> range.lt(box.x() + box.w())),
                    edge(CROP_RIGHT, range -> range.gt(box.x())),
                    edge(CROP_TOP, range -> range.lt(box.y() + box.h())),
                    edge(CROP_BOTTOM, range -> range.gt(box.y()))));
    return QueryBuilders.nested(
        nested -> nested.path(CROP_BOXES).query(overlaps).scoreMode(ChildScoreMode.None));
  }

  private static Query edge(String name, UnaryOperator<NumberRangeQuery.Builder> bound) {
    return QueryBuilders.range(
        query -> query.number(range -> bound.apply(range.field(CROP_BOXES + "." + name))));
  }
}
