package io.framelog.query.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.browse.ListOrder.Key;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.selection.SqlCondition;
import io.framelog.query.selection.SqlSelection;
import io.framelog.selection.Selection;
import io.framelog.selection.SelectionParser;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ReadModelTest
class ListStatementsTest {
  private static final long SEED = 20_261_124;

  @Autowired TestLog log;
  @Autowired ProjectionProgress progress;
  @Autowired JdbcTemplate jdbc;

  private final Random random = new Random(SEED);

  @Test
  void bothWaysToAPageFindWhatPlainSortingFindsNowAndAtAnyPosition() {
    Gallery gallery = new Gallery(log, SEED).register(300).edit(300);
    progress.await("image", gallery.head(), Duration.ofSeconds(20));
    for (int i = 0; i < 200; i++) {
      ListOrder order = new ListOrder(any(List.of(Key.values())), random.nextBoolean());
      Long asOf = random.nextBoolean() ? null : any(gallery.positions);
      Selection selection =
          SelectionParser.parse(
              gallery.filter
                  + any(
                      List.of(
                          "",
                          " AND tag:odd",
                          " AND tag:even AND removed:true",
                          " AND caption:picture AND NOT source=own",
                          " AND (edited-by:bob OR width=501)")));
      List<ListCursor> all = plainlySorted(order, asOf, selection);
      ListCursor after = all.isEmpty() || random.nextInt(4) == 0 ? null : any(all);
      int limit = 1 + random.nextInt(60);
      List<ListCursor> expected =
          all.stream().skip(after == null ? 0 : all.indexOf(after) + 1).limit(limit).toList();
      ListStatements statements = new ListStatements(order, asOf, selection, after, limit);

      List<ListCursor> walked = rows(statements.walk().sql(), statements.walk().parameters());
      // Others' images may fill the window: then it has the first of the page only.
      assertThat(walked)
          .as("walk, seed %d, %d: %s as of %s: %s", SEED, i, order, asOf, selection)
          .isEqualTo(endsInWindow(statements) ? expected : expected.subList(0, walked.size()));
      assertThat(rows(statements.sort().sql(), statements.sort().parameters()))
          .as("sort, seed %d, %d: %s as of %s: %s", SEED, i, order, asOf, selection)
          .isEqualTo(expected);
      assertThat(
              jdbc.queryForObject(
                  statements.count().sql(), Long.class, statements.count().parameters().toArray()))
          .isEqualTo(all.size());
    }
  }

  private boolean endsInWindow(ListStatements statements) {
    return Boolean.FALSE.equals(
        jdbc.queryForObject(
            statements.goesOn().sql(), Boolean.class, statements.goesOn().parameters().toArray()));
  }

  private List<ListCursor> rows(String sql, List<Object> parameters) {
    return jdbc.query(
        sql,
        (row, number) -> new ListCursor(row.getLong(2), row.getObject(1, UUID.class)),
        parameters.toArray());
  }

  private List<ListCursor> plainlySorted(
      ListOrder order, @Nullable Long asOf, Selection selection) {
    long position = asOf == null ? Long.MAX_VALUE - 1 : asOf;
    String key =
        switch (order.key()) {
          case CREATED ->
              "(select min(valid_from) from image_version f where f.image_id = i.image_id)";
          case UPDATED -> "v.valid_from";
          case ID -> "0";
          case WIDTH -> "i.width";
          case HEIGHT -> "i.height";
          case BYTES -> "i.bytes";
        };
    SqlCondition condition = SqlSelection.asOf(position, selection);
    Comparator<ListCursor> ascending =
        Comparator.comparingLong(ListCursor::key).thenComparing(row -> row.id().toString());
    return rows(
            "select i.image_id, %1$s from image i join image_version v on v.image_id = i.image_id and v.valid_from <= %2$d and v.valid_to > %2$d where %3$s"
                .formatted(key, position, condition.sql()),
            condition.parameters())
        .stream()
        .sorted(order.descending() ? ascending.reversed() : ascending)
        .toList();
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
