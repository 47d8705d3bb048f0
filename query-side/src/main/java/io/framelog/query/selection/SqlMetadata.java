package io.framelog.query.selection;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.bulk.TextArray;
import io.framelog.selection.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Terms about metadata, with the meaning of {@link MetadataFilter}, over jsonb. */
final class SqlMetadata {
  private static final int MOST_DIGITS = 1_000;

  private SqlMetadata() {}

  static SqlCondition of(Selection.Metadata metadata) {
    String path = TextArray.literal(metadata.path());
    Optional<BigDecimal> number = MetadataTerms.asNumber(metadata.value());
    number.ifPresent(SqlMetadata::requireBounded);
    return switch (metadata.comparison()) {
      case EQUAL -> equal(path, metadata.value(), number);
      case NOT_EQUAL -> notEqual(path, metadata.value(), number);
      case LESS -> range(path, "<", number);
      case AT_MOST -> range(path, "<=", number);
      case GREATER -> range(path, ">", number);
      case AT_LEAST -> range(path, ">=", number);
    };
  }

  /** PostgreSQL's numeric has an end that a selection must not run into. */
  private static void requireBounded(BigDecimal number) {
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new QueryRejected(
          ErrorCode.SELECTION_INVALID, "Numbers have at most " + MOST_DIGITS + " digits");
    }
  }

  private static SqlCondition equal(String path, String value, Optional<BigDecimal> number) {
    List<Object> parameters = new ArrayList<>(List.of(path, path, value, path));
    String asNumber = "false";
    if (number.isPresent()) {
      asNumber = "(v.metadata #>> ?::text[])::numeric = ?";
      parameters.add(path);
      parameters.add(number.get());
    }
    // case, because only it promises not to cast what is no number
    return new SqlCondition(
        "(case when jsonb_typeof(v.metadata #> ?::text[]) in ('string', 'boolean')"
            + " then v.metadata #>> ?::text[] = ?"
            + " when jsonb_typeof(v.metadata #> ?::text[]) = 'number' then "
            + asNumber
            + " else false end)",
        parameters);
  }

  private static SqlCondition notEqual(String path, String value, Optional<BigDecimal> number) {
    return SqlCondition.joined(
        "and",
        List.of(
            SqlCondition.of(
                "(coalesce(jsonb_typeof(v.metadata #> ?::text[]), 'null') <> 'null')", path),
            equal(path, value, number).negated()));
  }

  private static SqlCondition range(String path, String operator, Optional<BigDecimal> number) {
    return number
        .map(
            bound ->
                SqlCondition.of(
                    "(case when jsonb_typeof(v.metadata #> ?::text[]) = 'number'"
                        + " then (v.metadata #>> ?::text[])::numeric "
                        + operator
                        + " ? else false end)",
                    path,
                    path,
                    bound))
        .orElseGet(() -> SqlCondition.of("false"));
  }
}
