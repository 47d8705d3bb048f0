package io.framelog.query.rebuild;

import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.ProjectionRun.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares a live table with its copy, row by row, in ranges of the primary key. Each range is
 * looked at in one snapshot in which both are at the same position; a key never moves to another
 * range, so that every row is compared once and transactions stay short.
 */
final class Comparison {
  private static final int RANGE = 5_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String KEY =
      """
      select quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type
        from pg_index i join pg_attribute a
          on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
       where i.indrelid = ?::regclass and i.indisprimary
       order by array_position(i.indkey::int2[], a.attnum)
      """;

  private record Column(String name, String type) {}

  private final Copy copy;
  private final JdbcTemplate jdbc;
  private final String table;
  private final String live;
  private final String side;
  private final List<Column> key;

  Comparison(Copy copy, String table) {
    this.copy = copy;
    this.jdbc = copy.jdbc();
    this.table = table;
    this.live = copy.tables().live() + '.' + table;
    this.side = copy.tables().side() + '.' + table;
    this.key =
        jdbc.query(
            KEY, (row, number) -> new Column(row.getString("name"), row.getString("type")), live);
    if (key.isEmpty()) {
      throw new IllegalStateException(table + " has no primary key to compare by");
    }
  }

  /** A range of keys: behind {@code after} up to {@code last}; null for open ends. */
  private record Range(@Nullable List<String> after, @Nullable List<String> last) {}

  void run(Run run) {
    Cursor cursor = new Cursor();
    while (!cursor.atEnd) {
      copy.compare(
          run,
          () -> {
            Range range = new Range(cursor.after, end(cursor.after));
            compare(range, run);
            cursor.after = range.last();
            cursor.atEnd = range.last() == null;
          });
    }
  }

  /** How far the table has been compared. */
  private static final class Cursor {
    private @Nullable List<String> after;
    private boolean atEnd;
  }

  /** The key that ends a range of bounded size on both sides; null when the rest is one. */
  private @Nullable List<String> end(@Nullable List<String> after) {
    String one =
        "(select %s from %%s where %s order by %s offset %d limit 1)"
            .formatted(names(), condition(new Range(after, null)), names(), RANGE - 1);
    String texts =
        key.stream().map(column -> column.name() + "::text").collect(Collectors.joining(", "));
    List<Object> parameters = new ArrayList<>();
    if (after != null) {
      parameters.addAll(after);
      parameters.addAll(after);
    }
    return jdbc
        .query(
            "select %s from (%s union all %s) ends order by %s limit 1"
                .formatted(texts, one.formatted(live), one.formatted(side), names()),
            (row, number) -> {
              List<String> values = new ArrayList<>();
              for (int i = 1; i <= key.size(); i++) {
                values.add(row.getString(i));
              }
              return values;
            },
            parameters.toArray())
        .stream()
        .findFirst()
        .orElse(null);
  }

  private String names() {
    return key.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private String condition(Range range) {
    String typed =
        key.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", "));
    return (range.after() == null ? "true" : "(%s) > (%s)".formatted(names(), typed))
        + (range.last() == null ? "" : " and (%s) <= (%s)".formatted(names(), typed));
  }

  private void compare(Range range, Run run) {
    String where = condition(range);
    List<Object> parameters = new ArrayList<>();
    for (int times = 0; times < 2; times++) {
      Objects.requireNonNullElse(range.after(), List.<String>of()).forEach(parameters::add);
      Objects.requireNonNullElse(range.last(), List.<String>of()).forEach(parameters::add);
    }
    Long rows =
        jdbc.queryForObject(
            "select count(*) from %s where %s".formatted(live, where),
            Long.class,
            parameters.subList(0, parameters.size() / 2).toArray());
    int room = run.room();
    // At least one row, which says how many there are.
    parameters.add(Math.max(1, room));
    List<Long> totals = new ArrayList<>();
    List<Difference> found = new ArrayList<>();
    jdbc.query(
        differing(where),
        row -> {
          totals.add(row.getLong("total"));
          found.add(
              difference(
                  row.getString("row_key"), row.getString("of_live"), row.getString("of_side")));
        },
        parameters.toArray());
    found.stream().limit(room).forEach(run::differs);
    if (!totals.isEmpty()) {
      run.differ(totals.getFirst() - Math.min(room, found.size()));
    }
    run.compared(rows == null ? 0 : rows);
  }

  /** Rows are equal when they are so byte for byte. */
  private String differing(String where) {
    String first = key.getFirst().name();
    String same =
        key.stream()
            .map(column -> "live_row.%1$s = side_row.%1$s".formatted(column.name()))
            .collect(Collectors.joining(" and "));
    String shown =
        key.stream()
            .map(column -> "coalesce(live_row.%1$s, side_row.%1$s)".formatted(column.name()))
            .collect(Collectors.joining(", "));
    return """
    select count(*) over () as total, concat_ws('/', %s) as row_key,
           case when live_row.%s is not null then to_jsonb(live_row)::text end as of_live,
           case when side_row.%s is not null then to_jsonb(side_row)::text end as of_side
      from (select * from %s where %s) live_row
      full join (select * from %s where %s) side_row on %s
     where live_row.%s is null or side_row.%s is null or not (live_row *= side_row)
     order by %s limit ?
    """
        .formatted(shown, first, first, live, where, side, where, same, first, first, shown);
  }

  private Difference difference(String rowKey, @Nullable String ofLive, @Nullable String ofSide) {
    if (ofLive == null) {
      return new Difference(table, rowKey, What.MISSING, List.of());
    }
    if (ofSide == null) {
      return new Difference(table, rowKey, What.EXTRA, List.of());
    }
    JsonNode expected = JSON.readTree(ofSide);
    JsonNode actual = JSON.readTree(ofLive);
    TreeSet<String> columns = new TreeSet<>();
    expected.propertyNames().stream()
        .filter(name -> !expected.path(name).equals(actual.path(name)))
        .forEach(columns::add);
    return new Difference(table, rowKey, What.CHANGED, List.copyOf(columns));
  }
}
