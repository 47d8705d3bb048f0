package io.framelog.query.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition with its parameters, in the order of its question marks. It is true or false, never
 * null.
 */
public record SqlCondition(String sql, List<Object> parameters) {
  public SqlCondition {
    parameters = List.copyOf(parameters);
  }

  static SqlCondition of(String sql, Object... parameters) {
    return new SqlCondition(sql, List.of(parameters));
  }

  static SqlCondition joined(String operator, Collection<SqlCondition> parts) {
    List<Object> parameters = new ArrayList<>();
    parts.forEach(part -> parameters.addAll(part.parameters()));
    return new SqlCondition(
        parts.stream()
            .map(SqlCondition::sql)
            .collect(Collectors.joining(" " + operator + " ", "(", ")")),
        parameters);
  }

  SqlCondition negated() {
    return new SqlCondition("(not " + sql + ")", parameters);
  }
}
