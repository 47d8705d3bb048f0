package io.framelog.query.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.log.LogEpochs;
import io.framelog.log.LogHead;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** What is compared with the log, and what is done about it, with stores that only note it down. */
class LogContinuityTest implements LogReader, LogEpochs, PlatformTransactionManager {
  private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
  private final List<String> done = new ArrayList<>();
  private LogHead head = new LogHead("ours", 1, 10);
  private @Nullable LogHead otherNodeMakesIt;

  private final class Store implements DerivedStore {
    private @Nullable DerivedState state;

    private Store(@Nullable DerivedState state) {
      this.state = state;
    }

    @Override
    public Optional<List<DerivedState>> states() {
      return state == null ? Optional.empty() : Optional.of(List.of(state));
    }

    @Override
    public void couldNotBeAsked(LogHead at) {
      done.add("could not be asked at " + at.epoch());
    }

    @Override
    public void startOver(LogHead now) {
      done.add("start over in " + now.epoch());
      state = new DerivedState("thing", now.position(), now.logId(), now.epoch());
    }

    @Override
    public void startedOver(LogHead now) {
      done.add("started over in " + now.epoch());
    }
  }

  private LogContinuityTest derived(long position, @Nullable String logId, @Nullable Long epoch) {
    return store(new DerivedState("thing", position, logId, epoch));
  }

  private LogContinuityTest store(@Nullable DerivedState state) {
    beans.registerSingleton("store" + beans.getSingletonCount(), new Store(state));
    return this;
  }

  private LogContinuityTest ableToBegin() {
    beans.registerSingleton("epochs", this);
    return this;
  }

  private void start(@Nullable Long accepted) {
    new LogContinuity(
            beans.getBeanProvider(DerivedStore.class),
            this,
            beans.getBeanProvider(LogEpochs.class),
            this,
            new RestoreSettings(accepted))
        .afterSingletonsInstantiated();
  }

  @Test
  void whatTheLogHasIsAcceptedAndSoIsAStoreThatCannotSay() {
    derived(10, "ours", 1L).derived(0, null, null).store(null).start(null);

    assertThat(done).containsExactly("could not be asked at 1");
  }

  @Test
  void whatIsBeyondTheHeadOrOfAnotherLogOrEpochIsRefused() {
    ableToBegin().derived(11, null, null).derived(3, "theirs", 1L).derived(4, "ours", 2L);

    assertThatExceptionOfType(LogWentBackwards.class)
        .isThrownBy(() -> start(null))
        .withMessageStartingWith("log-went-backwards: the log ours ends at position 10 of epoch 1")
        .withMessageContaining("\n  thing: position 11\n")
        .withMessageContaining("\n  thing: position 3 of log theirs, epoch 1\n")
        .withMessageContaining("\n  thing: position 4 of log ours, epoch 2\n")
        .withMessageContaining("point this node to the log that they come from")
        .withMessageContaining("framelog.log.accept-restore=10");
    assertThat(done).isEmpty();
  }

  @Test
  void theBackupThatWouldDoIsNamed() {
    ableToBegin().derived(11, "ours", 2L).derived(14, null, null);

    assertThatExceptionOfType(LogWentBackwards.class)
        .isThrownBy(() -> start(null))
        .withMessageContaining("reaches position 14 of epoch 2 at least");
  }

  @Test
  void aLogThatCannotBeginAnEpochOffersNoAcceptance() {
    derived(11, null, null);

    assertThatExceptionOfType(LogWentBackwards.class)
        .isThrownBy(() -> start(10L))
        .withMessageNotContaining("accept-restore");
  }

  @Test
  void anAcceptanceOfAnotherPositionThanTheHeadChangesNothing() {
    ableToBegin().derived(11, null, null);

    assertThatExceptionOfType(LogWentBackwards.class)
        .isThrownBy(() -> start(11L))
        .withMessageContaining("accept-restore is 11, but the log ends at 10. Nothing was changed");
    assertThat(done).isEmpty();
    assertThat(head.epoch()).isEqualTo(1);
  }

  @Test
  void anAcceptanceBeginsAnEpochAndEveryStoreAnewInsideAndBehindOneTransaction() {
    ableToBegin().derived(11, "ours", 1L).derived(10, "ours", 1L).store(null).start(10L);

    assertThat(head).isEqualTo(new LogHead("ours", 2, 10));
    assertThat(done)
        .containsExactly(
            "begin",
            "start over in 2",
            "start over in 2",
            "start over in 2",
            "commit",
            "started over in 2",
            "started over in 2",
            "started over in 2",
            "could not be asked at 2");
  }

  @Test
  void theSecondOfTwoNodesFindsThatTheFirstHasDoneIt() {
    ableToBegin().derived(11, "ours", 1L);
    otherNodeMakesIt = new LogHead("ours", 2, 10);
    beans.registerSingleton("read model", new Store(new DerivedState("rows", 10, "ours", 2L)));
    // What the first node does about the store is done by the time the second may look again.
    Store store = beans.getBean(beans.getBeanNamesForType(Store.class)[0], Store.class);

    assertThatCode(
            () -> {
              onLock = () -> store.state = new DerivedState("thing", 10, "ours", 2L);
              start(10L);
            })
        .doesNotThrowAnyException();

    assertThat(done).containsExactly("begin", "commit");
  }

  @Test
  void whenTheHeadHasMovedTheAcceptanceIsNoLongerRight() {
    ableToBegin().derived(12, null, null);
    otherNodeMakesIt = new LogHead("ours", 1, 11);

    assertThatExceptionOfType(LogWentBackwards.class)
        .isThrownBy(() -> start(10L))
        .withMessageContaining("accept-restore is 10, but the log ends at 11");
  }

  @Test
  void aFailedStartSaysItInAFewLines() {
    ableToBegin().derived(11, null, null);

    FailureAnalysis analysis =
        Objects.requireNonNull(new LogWentBackwardsAnalyzer().analyze(failure()));

    assertThat(analysis.getDescription().lines())
        .containsExactly(
            "log-went-backwards: the log ours ends at position 10 of epoch 1, but these come from"
                + " other events:",
            "  thing: position 11");
    assertThat(analysis.getAction())
        .startsWith("Either restore a backup of the log that reaches position 11")
        .contains(" Or give up all events beyond position 10 for good: stop all nodes")
        .contains("This begins epoch 2 of the log")
        .endsWith("See docs/restoring-a-backup.md.");
  }

  private Throwable failure() {
    try {
      start(null);
    } catch (LogWentBackwards refused) {
      return new IllegalStateException("the context does not start", refused);
    }
    throw new AssertionError("not refused");
  }

  // The log and its transactions

  private Runnable onLock = () -> {};

  @Override
  public LogHead head() {
    return head;
  }

  @Override
  public Optional<LogHead> begin(LogHead expected) {
    if (otherNodeMakesIt != null) {
      head = otherNodeMakesIt;
      otherNodeMakesIt = null;
      onLock.run();
    }
    if (!head.equals(expected)) {
      return Optional.empty();
    }
    head = new LogHead(head.logId(), head.epoch() + 1, head.position());
    return Optional.of(head);
  }

  @Override
  public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
    done.add("begin");
    return new SimpleTransactionStatus();
  }

  @Override
  public void commit(TransactionStatus status) {
    done.add("commit");
  }

  @Override
  public void rollback(TransactionStatus status) {
    done.add("rollback");
  }

  @Override
  public List<LoggedEvent> read(LogQuery query) {
    return List.of();
  }

  @Override
  public List<LoggedEvent> readBack(String aggregateId, long fromSequence, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> existing(Set<String> aggregateIds) {
    return Set.of();
  }

  @Override
  public List<SealedEvent> readSealed(long after, int limit) {
    return List.of();
  }

  @Override
  public Map<Long, byte[]> salts(long first, long last) {
    return Map.of();
  }
}
