package io.framelog.query.selection;

import io.framelog.selection.Comparison;
import io.framelog.selection.Selection;
import io.framelog.selection.Selection.NumberField;

/**
 * Terms about an image's own numbers. All but the aspect are whole numbers far below 2^53: bounds
 * are made whole, because PostgreSQL has no index for whole columns compared with fractions.
 */
final class SqlNumber {
  private static final double LARGEST = 0x1p53;

  private SqlNumber() {}

  static SqlCondition of(SqlMoment moment, Selection.Number number) {
    String column = column(moment, number.field());
    double value = number.value();
    if (number.field() == NumberField.ASPECT) {
      return SqlCondition.of("(%s %s ?)".formatted(column, operator(number.comparison())), value);
    }
    return switch (number.comparison()) {
      case EQUAL -> whole(value) ? compare(column, "=", value) : SqlCondition.of("false");
      case NOT_EQUAL -> whole(value) ? compare(column, "<>", value) : SqlCondition.of("true");
      case LESS -> compare(column, "<", Math.ceil(value));
      case AT_MOST -> compare(column, "<=", Math.floor(value));
      case GREATER -> compare(column, ">", Math.floor(value));
      case AT_LEAST -> compare(column, ">=", Math.ceil(value));
    };
  }

  static String operator(Comparison comparison) {
    return comparison == Comparison.NOT_EQUAL ? "<>" : comparison.symbol();
  }

  private static boolean whole(double value) {
    return value == Math.rint(value);
  }

  private static SqlCondition compare(String column, String operator, double bound) {
    return SqlCondition.of(
        "(%s %s ?)".formatted(column, operator), (long) Math.clamp(bound, -LARGEST, LARGEST));
  }

  private static String column(SqlMoment moment, NumberField field) {
    return switch (field) {
      case WIDTH -> "i.width";
      case HEIGHT -> "i.height";
      case BYTES -> "i.bytes";
      case ASPECT -> "i.width::double precision / i.height";
      case VERSION -> moment.column("version");
      case POSITION -> moment.editedPosition();
    };
  }
}
