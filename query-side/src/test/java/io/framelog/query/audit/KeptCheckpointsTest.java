package io.framelog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.audit.Checkpoint;
import io.framelog.audit.CheckpointPage;
import io.framelog.audit.ListCheckpoints;
import io.framelog.error.ErrorCode;
import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import io.framelog.query.TestQueries;
import io.framelog.query.progress.DerivedState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When checkpoints are kept, in transactions that are rolled back. */
@AuditTest
class KeptCheckpointsTest {
  private static final Instant START = Instant.parse("2126-01-01T00:00:00Z");

  @Autowired LogReader log;
  @Autowired KeptCheckpoints kept;
  @Autowired CheckpointTable table;
  @Autowired CheckpointStates states;
  @Autowired TestQueries queries;
  @Autowired JdbcTemplate jdbc;
  @Autowired PlatformTransactionManager transactions;

  @Test
  void theFirstBatchIsKeptAndThenEvery10000EventsOrEveryMinute() {
    assertThat(
            sizesKept(
                Map.entry(5, START),
                Map.entry(6, START.plusSeconds(59)),
                Map.entry(7, START.plusSeconds(60)),
                Map.entry(10_006, START.plusSeconds(61)),
                Map.entry(10_007, START.plusSeconds(61)),
                Map.entry(10_008, START.plusSeconds(120)),
                Map.entry(10_009, START.plusSeconds(121))))
        .containsExactly(5L, 7L, 10_007L, 10_009L);
  }

  @Test
  void pagesFollowOneAnother() {
    jdbc.update(
        "insert into audit_checkpoint select 1000000 + n, '\\x00', now(), 'log', 1"
            + " from generate_series(1, 5) n");
    try {
      CheckpointPage first = page(1_000_000, 3);
      CheckpointPage second = page(first.next() == null ? 0 : first.next(), 3);

      assertThat(sizes(first)).containsExactly(1_000_001L, 1_000_002L, 1_000_003L);
      assertThat(sizes(second)).containsExactly(1_000_004L, 1_000_005L);
      assertThat(second.next()).isNull();
    } finally {
      jdbc.update("delete from audit_checkpoint where size > 1000000");
    }
  }

  @Test
  void pagesOfImpossibleSizesAreRefused() {
    for (int limit : List.of(-1, 0, 1_001)) {
      assertThat(queries.refusal(new ListCheckpoints(0, limit, null), CheckpointPage.class).code())
          .isEqualTo(ErrorCode.VALIDATION_FAILED);
    }
  }

  @Test
  void aNodeDoesNotStartWhenACheckpointIsOfMoreEventsThanTheLogOrOfAnotherLog() {
    LogHead head = log.head();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              jdbc.update("delete from audit_checkpoint");
              assertThat(states.states()).hasValue(List.of());

              keep(head.position(), head.logId());
              assertThat(misfits(head)).isEmpty();

              keep(head.position() + 1, head.logId());
              assertThat(misfits(head))
                  .singleElement()
                  .asString()
                  .startsWith("kept checkpoint: position " + (head.position() + 1));
              states.startOver(head);
              assertThat(table.latest()).map(KeptCheckpoint::size).hasValue(head.position());

              jdbc.update("update audit_checkpoint set log_id = 'another'");
              assertThat(misfits(head)).singleElement().asString().contains("of log another");
            });
  }

  private void keep(long size, String logId) {
    table.keep(new KeptCheckpoint(size, new byte[32], START, logId, 1));
  }

  private List<DerivedState> misfits(LogHead head) {
    return states.states().orElseThrow().stream().filter(state -> !state.fits(head)).toList();
  }

  private CheckpointPage page(long after, int limit) {
    return queries.ask(new ListCheckpoints(after, limit, null), CheckpointPage.class);
  }

  private static List<Long> sizes(CheckpointPage page) {
    return page.checkpoints().stream().map(Checkpoint::size).toList();
  }

  /** What is kept when batches end with these many events at these times. */
  @SafeVarargs
  private List<Long> sizesKept(Map.Entry<Integer, Instant>... ends) {
    return new TransactionTemplate(transactions)
        .execute(
            status -> {
              status.setRollbackOnly();
              jdbc.update("delete from audit_checkpoint");
              GrowingTree tree = GrowingTree.of(0, Map.of());
              for (Map.Entry<Integer, Instant> end : ends) {
                while (tree.size() < end.getKey()) {
                  tree.append(new byte[32]);
                }
                kept.keepIfDue(tree, end.getValue());
              }
              return table.after(0, 100).stream().map(KeptCheckpoint::size).toList();
            });
  }
}
