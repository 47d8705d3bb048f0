package io.framelog.query.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.query.QuerySettings;
import io.framelog.query.ReadModelTest;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.selection.SqlCondition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@ReadModelTest
class BoundedReadsTest {
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ProjectionProgress progress;
  @Autowired QuerySettings queries;

  @Test
  void statementsShareOneBudgetAndTheRefusalSaysSo() {
    BoundedReads reads = reads(Duration.ofMillis(600));
    long began = System.nanoTime();

    assertThatExceptionOfType(QueryRejected.class)
        .isThrownBy(
            () -> reads.read(null, null, session -> sleep(session, 0.4) + sleep(session, 5)))
        .satisfies(
            refused ->
                assertThat(refused.<Rejection>getDetails().orElseThrow().code())
                    .isEqualTo(ErrorCode.QUERY_TOO_EXPENSIVE));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void theLimitsEndWithTheTransaction() {
    reads(Duration.ofSeconds(3)).read(null, null, session -> sleep(session, 0));

    assertThat(
            jdbc.queryForList(
                "select setting from pg_settings where name in"
                    + " ('statement_timeout', 'enable_hashjoin') order by name",
                String.class))
        .isEqualTo(List.of("on", "0"));
  }

  private BoundedReads reads(Duration budget) {
    return new BoundedReads(
        jdbc, transactions, progress, queries, new BrowseSettings(budget, 1_000));
  }

  private static int sleep(BoundedSession session, double seconds) {
    return session
        .query(
            new SqlCondition("select 1 from pg_sleep(?)", List.of(seconds)),
            (row, number) -> row.getInt(1))
        .getFirst();
  }
}
