package io.framelog.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framelog.error.ErrorCode;
import io.framelog.identity.Sha256;
import io.framelog.image.commands.EditTags;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import io.framelog.log.LogAppender;
import io.framelog.log.LogReader;
import io.framelog.log.NewEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Snapshots and the cache make loading fast, and never make a decision rest on an old state. */
@CommandSideTest
class AggregateLoadingTest {
  /** Hikari's default. */
  private static final int POOL = 10;

  private final Sender sender;
  private final LogAppender appender;
  private final LogReader log;
  private final Cache cache;
  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;

  AggregateLoadingTest(
      @Autowired CommandGateway gateway,
      @Autowired LogAppender appender,
      @Autowired LogReader log,
      @Autowired Cache cache,
      @Autowired JdbcClient jdbc,
      @Autowired PlatformTransactionManager transactions) {
    this.sender = new Sender(gateway);
    this.appender = appender;
    this.log = log;
    this.cache = cache;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Test
  void aCachedAggregateThatWouldDoNothingLooksAtTheLogFirst() {
    String id = cached("nothing");
    otherNodeTags(id, 1, "added", "cat");
    CommandOutcome same = sender.send(new EditTags(id, List.of("cat"), List.of(), null));
    assertThat(same.changed()).isFalse();
    assertThat(same.version()).isEqualTo(2);

    otherNodeTags(id, 2, "removed", "cat");
    CommandOutcome again = sender.send(new EditTags(id, List.of("cat"), List.of(), null));
    assertThat(again.changed()).isTrue();
    assertThat(again.version()).isEqualTo(4);
  }

  @Test
  void aCachedAggregateThatWouldRefuseLooksAtTheLogFirst() {
    String id = cached("refuse");
    otherNodeTags(id, 1, "added", "cat");
    EditTags onWhatTheOtherNodeShowed = new EditTags(id, List.of("dog"), List.of(), 2L);
    assertThat(sender.send(onWhatTheOtherNodeShowed).version()).isEqualTo(3);
    sender.assertRejected(new EditTags(id, List.of("cow"), List.of(), 2L), ErrorCode.STALE_VERSION);
  }

  @Test
  void aCachedAggregateThatWouldAppendIsDecidedAgain() {
    String id = cached("append");
    otherNodeTags(id, 1, "added", "cat");
    CommandOutcome outcome = sender.send(new EditTags(id, List.of("cat", "dog"), List.of(), null));
    assertThat(outcome.version()).isEqualTo(3);
    assertThat(log.read(io.framelog.log.LogQuery.aggregate(id, outcome.position() - 1, 1)))
        .singleElement()
        .satisfies(event -> assertThat(event.payload()).contains("dog").doesNotContain("cat"));
  }

  @Test
  void aSnapshotStandsInForTheEventsBeforeIt() {
    String id = cached("snapshot");
    tagTimes(id, 120);
    await().atMost(10, SECONDS).until(() -> snapshotSequence(id) >= 99);
    // If loading read the events before the snapshot, they would be missing from the state.
    jdbc.sql("alter table event_log disable trigger user").update();
    jdbc.sql("update event_log set payload = '{}' where aggregate_id = ? and sequence < 50")
        .param(UUID.fromString(id))
        .update();
    jdbc.sql("alter table event_log enable trigger user").update();
    cache.removeAll();
    assertThat(sender.send(new EditTags(id, List.of("tag-3"), List.of(), 121L)).changed())
        .isFalse();
  }

  @Test
  void callersThatHoldAllConnectionsOfThePoolStillGetTheirAggregates() throws Exception {
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> cached("holding-" + i)).toList();
    cache.removeAll();
    TransactionTemplate holding = new TransactionTemplate(transactions);
    CountDownLatch held = new CountDownLatch(POOL);
    try (ExecutorService callers = Executors.newFixedThreadPool(40)) {
      List<Callable<CommandOutcome>> edits =
          ids.stream()
              .<Callable<CommandOutcome>>map(
                  id ->
                      () ->
                          holding.execute(
                              status -> {
                                jdbc.sql("select 1").query(Integer.class).single();
                                held.countDown();
                                awaitQuietly(held);
                                return sender.send(
                                    new EditTags(id, List.of("held"), List.of(), null));
                              }))
              .toList();
      for (Future<CommandOutcome> edit : callers.invokeAll(edits, 20, SECONDS)) {
        assertThat(edit.get().changed()).isTrue();
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aSnapshotOfAnotherRevisionIsIgnored() {
    String id = cached("revision");
    tagTimes(id, 60);
    await().atMost(10, SECONDS).until(() -> snapshotSequence(id) >= 49);
    jdbc.sql("update aggregate_snapshot set revision = '0', payload = '{}' where aggregate_id = ?")
        .param(UUID.fromString(id))
        .update();
    cache.removeAll();
    assertThat(sender.send(new EditTags(id, List.of("tag-3"), List.of(), 61L)).changed()).isFalse();

    tagTimes(id, 160);
    await().atMost(10, SECONDS).until(() -> snapshotSequence(id) >= 149);
  }

  private String cached(String content) {
    String id = sender.send(Registrations.of("loading-" + content)).aggregateId();
    assertThat(cache.containsKey(id)).isTrue();
    return id;
  }

  private void tagTimes(String id, int tags) {
    for (int i = 0; i < tags; i++) {
      sender.send(new EditTags(id, List.of("tag-" + i), List.of(), null));
    }
  }

  private long snapshotSequence(String id) {
    return jdbc.sql("select sequence from aggregate_snapshot where aggregate_id = ?")
        .param(UUID.fromString(id))
        .query(Long.class)
        .optional()
        .orElse(-1L);
  }

  private void otherNodeTags(String id, long sequence, String field, String tag) {
    String added = field.equals("added") ? "[\"" + tag + "\"]" : "[]";
    String removed = field.equals("removed") ? "[\"" + tag + "\"]" : "[]";
    NewEvent event =
        new NewEvent(
            UUID.randomUUID().toString(),
            "TagsEdited",
            "1",
            "Image",
            id,
            sequence,
            """
            {"imageId":"%s","added":%s,"removed":%s,"origin":{"kind":"HUMAN"}}"""
                .formatted(id, added, removed),
            "{\"actor\":\"bob\"}");
    String commandId = UUID.randomUUID().toString();
    appender.append(
        new AppendUnit(commandId, Sha256.hex(commandId), Decision.of(id, 0), List.of(event)));
  }
}
