package io.framelog.query.selection;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.query.bulk.TextArray;
import io.framelog.selection.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Terms about metadata, with the meaning of {@link MetadataFilter}, over a column of jsonb. */
final class SqlMetadata {
  private static final int MOST_DIGITS = 1_000;

  /** A key that may be the index of an array; PostgreSQL would take more for one, as -1 and 007. */
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]*");

  private final Selection.Metadata term;
  private final String column;

  /** The value at the path, with {@link #steps} as its parameters. */
  private final String value;

  private final List<Object> steps = new ArrayList<>();
  private final Optional<BigDecimal> number;

  private SqlMetadata(String column, Selection.Metadata term) {
    this.column = column;
    this.term = term;
    this.number = MetadataTerms.asNumber(term.value());
    number.ifPresent(SqlMetadata::requireBounded);
    StringBuilder walk = new StringBuilder("(").append(column);
    for (String key : term.path()) {
      boolean index = INDEX.matcher(key).matches();
      walk.append(index ? " #> ?::text[]" : " -> ?::text");
      steps.add(index ? TextArray.literal(List.of(key)) : key);
    }
    this.value = walk.append(")").toString();
  }

  static SqlCondition of(String column, Selection.Metadata term) {
    SqlMetadata metadata = new SqlMetadata(column, term);
    return switch (term.comparison()) {
      case EQUAL -> metadata.equal();
      case NOT_EQUAL ->
          SqlCondition.joined("and", List.of(metadata.present(), metadata.equal().negated()));
      case LESS, AT_MOST, GREATER, AT_LEAST -> metadata.range();
    };
  }

  /** PostgreSQL's numeric has an end that a selection must not run into. */
  private static void requireBounded(BigDecimal number) {
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new QueryRejected(
          ErrorCode.SELECTION_INVALID, "Numbers have at most " + MOST_DIGITS + " digits");
    }
  }

  private SqlCondition present() {
    return new SqlCondition("(coalesce(jsonb_typeof(" + value + "), 'null') <> 'null')", steps);
  }

  private SqlCondition equal() {
    JsonNodeFactory json = JsonMapper.shared().getNodeFactory();
    List<JsonNode> equals = new ArrayList<>(List.of(json.stringNode(term.value())));
    number.ifPresent(it -> equals.add(json.numberNode(it)));
    if (term.value().equals("true") || term.value().equals("false")) {
      equals.add(json.booleanNode(term.value().equals("true")));
    }
    return SqlCondition.joined("or", equals.stream().map(this::isEqual).toList());
  }

  /** As containment, which the GIN index serves, unless the path may lead through an array. */
  private SqlCondition isEqual(JsonNode scalar) {
    if (term.path().stream().noneMatch(key -> INDEX.matcher(key).matches())) {
      JsonNode object = scalar;
      for (String key : term.path().reversed()) {
        object = JsonMapper.shared().createObjectNode().set(key, object);
      }
      return SqlCondition.of("(" + column + " @> ?::jsonb)", object.toString());
    }
    List<Object> parameters = new ArrayList<>(steps);
    parameters.add(scalar.toString());
    return new SqlCondition("coalesce(" + value + " = ?::jsonb, false)", parameters);
  }

  private SqlCondition range() {
    if (number.isEmpty()) {
      return SqlCondition.of("false");
    }
    List<Object> parameters = new ArrayList<>(steps);
    parameters.addAll(steps);
    parameters.add(number.get());
    // case, because only it promises not to cast what is no number
    return new SqlCondition(
        "(case when jsonb_typeof(%1$s) = 'number' then (%1$s #>> '{}')::numeric %2$s ? else false end)"
            .formatted(value, term.comparison().symbol()),
        parameters);
  }
}
