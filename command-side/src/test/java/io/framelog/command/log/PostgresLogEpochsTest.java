package io.framelog.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.framelog.log.LogEpochs;
import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@LogTest
class PostgresLogEpochsTest {
  private static final int NODES = 4;

  @Autowired LogEpochs epochs;
  @Autowired LogReader reader;
  @Autowired GroupCommitAppender appender;
  @Autowired PlatformTransactionManager transactions;

  private Optional<LogHead> begin(LogHead expected) {
    return new TransactionTemplate(transactions).execute(status -> epochs.begin(expected));
  }

  @Test
  void ofSeveralNodesThatBeginAnEpochAtOnceOneDoes() throws Exception {
    LogHead before = reader.head();
    CyclicBarrier together = new CyclicBarrier(NODES);
    Callable<Optional<LogHead>> node =
        () -> {
          together.await();
          return begin(before);
        };
    List<LogHead> begun = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
      List<Future<Optional<LogHead>>> answers = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        answers.add(threads.submit(node));
      }
      for (Future<Optional<LogHead>> answer : answers) {
        answer.get().ifPresent(begun::add);
      }
    }

    assertThat(begun)
        .containsExactly(new LogHead(before.logId(), before.epoch() + 1, before.position()));
    assertThat(reader.head()).isEqualTo(begun.getFirst());
  }

  @Test
  void anEpochDoesNotBeginWhenTheLogHasGrownSinceItWasLookedAt() {
    LogHead before = reader.head();
    appender.append(Units.unit(Units.id(), 0));

    assertThat(begin(before)).isEmpty();
    assertThat(reader.head().epoch()).isEqualTo(before.epoch());
  }

  @Test
  void anEpochThatIsRolledBackHasNotBegun() {
    LogHead before = reader.head();

    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              assertThat(epochs.begin(before)).isPresent();
              status.setRollbackOnly();
            });

    assertThat(reader.head()).isEqualTo(before);
  }

  @Test
  void anEpochOnlyBeginsInsideATransaction() {
    LogHead head = reader.head();

    assertThatIllegalStateException().isThrownBy(() -> epochs.begin(head));
  }
}
