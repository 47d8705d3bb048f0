package io.framelog.query.search;

import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.framelog.query.progress.LogWentBackwards;
import io.framelog.query.search.RestoredStack.History;
import io.framelog.query.search.RestoredStack.Node;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log is restored to an older backup, under what was derived from it since. */
@ExtendWith(OutputCaptureExtension.class)
class RestoredBackupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NOWHERE = "--framelog.elasticsearch.url=http://127.0.0.1:1";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name = "bells" + COUNT.incrementAndGet();
  private History history = new History(0, 0);

  private void aSystemWithABackup() throws Exception {
    history = RestoredStack.history(name);
  }

  private Node restored(String... settings) {
    return RestoredStack.node(name + "_backup", settings);
  }

  private static String accepting(long position) {
    return "--framelog.log.accept-restore=" + position;
  }

  /** Only what the log has is found and shown, before and after it has grown again. */
  private static void assertConsistent(Node node, long kept) {
    node.settle(kept);
    assertThat(node.search("bell", kept)).containsExactly(imageId("kept"));
    assertThat(node.search("lost", kept)).isEmpty();
    assertThat(node.image("kept")).contains("bell").doesNotContain("lost");
    assertThat(node.image("lost")).isEqualTo("none");

    long last = 0;
    for (int i = 0; i < 5; i++) {
      last = node.corpus().image("new " + i).caption("whistle").register();
    }
    node.settle(last);
    assertThat(node.search("whistle", last)).hasSize(5);
    assertThat(node.search("bell", last)).containsExactly(imageId("kept"));
    assertThat(node.image("kept")).contains("bell").doesNotContain("lost");
  }

  @Test
  void aRestoredDatabaseUnderNewerIndexAndCacheIsRefusedUntilTheLossIsAccepted(
      CapturedOutput output) throws Exception {
    aSystemWithABackup();
    Throwable refusal = catchThrowable(this::restored);
    assertThat(refusal).isInstanceOf(LogWentBackwards.class);
    assertThat(refusal.getMessage())
        .startsWith("log-went-backwards: ")
        .contains("ends at position %d of epoch 1".formatted(history.kept()))
        .contains("search index %s-%d-hashed-words".formatted(name, SearchIndexes.SCHEMA))
        .contains("position %d of log".formatted(history.lost()))
        .contains("image cache in Redis: position %d".formatted(history.lost()))
        .contains("reaches position %d".formatted(history.lost()))
        .contains("framelog.log.accept-restore=%d".formatted(history.kept()))
        .doesNotContain("projection", "processor");
    assertThat(output)
        .contains("APPLICATION FAILED TO START", "Action:", "log-went-backwards")
        .doesNotContain("at io.framelog.");

    assertThat(catchThrowable(() -> restored(accepting(history.lost()))))
        .isInstanceOf(LogWentBackwards.class)
        .hasMessageContaining(
            "accept-restore is %d, but the log ends at %d. Nothing was changed"
                .formatted(history.lost(), history.kept()));

    try (Node node = restored(accepting(history.kept()))) {
      assertThat(node.epoch()).isEqualTo(2);
      assertConsistent(node, history.kept());
    }
    try (Node node = restored(accepting(history.kept()))) {
      assertThat(node.epoch()).isEqualTo(2);
      assertThat(output).contains("is ignored: nothing is ahead of the log");
      node.awaitSearchable(node.head());
      assertThat(node.search("whistle", node.head())).hasSize(5);
    }
  }

  @Test
  void aLogTakenBackUnderItsOwnReadModelIsRefusedAndTheReadModelBuiltAgain() throws Exception {
    aSystemWithABackup();
    String late = "{\"globalIndex\":%d}".formatted(history.lost());
    RestoredStack.copy(name + "_now", name + "_log");
    RestoredStack.execute(
        name + "_log",
        "set session_replication_role = replica",
        "delete from event_log where position > " + history.kept(),
        "delete from event_log_command where last_position > " + history.kept(),
        "update event_log_head set position = " + history.kept(),
        """
        insert into aggregate_snapshot values ('%s', 'Image', 2, gen_random_uuid(), 'Image', '1',
          now(), '{}', '{}')\
        """
            .formatted(imageId("kept")),
        """
        insert into tokenentry values ('a-saga', 0, convert_to('%s', 'UTF8'),
          'org.axonframework.eventhandling.GlobalSequenceTrackingToken', '2020-01-01T00:00:00Z', 'x')\
        """
            .formatted(late));

    assertThat(catchThrowable(() -> RestoredStack.node(name + "_log")))
        .isInstanceOf(LogWentBackwards.class)
        .hasMessageContaining("projection image: position " + history.lost())
        .hasMessageContaining("projection search-index: position " + history.lost())
        .hasMessageContaining("processor a-saga, segment 0: position " + history.lost())
        .hasMessageContaining("search index")
        .hasMessageContaining("image cache in Redis");

    try (Node node = RestoredStack.node(name + "_log", accepting(history.kept()))) {
      assertThat(node.epoch()).isEqualTo(2);
      assertThat(node.number("select count(*) from aggregate_snapshot")).isZero();
      assertThat(
              node.jdbc()
                  .queryForObject(
                      "select convert_from(token, 'UTF8') || coalesce(owner, '') from tokenentry"
                          + " where processorname = 'a-saga'",
                      String.class))
          .isEqualTo("{\"globalIndex\":%d}".formatted(history.kept()));
      assertConsistent(node, history.kept());
      assertThat(node.number("select count(*) from recording"))
          .as("every projection has folded every event once")
          .isEqualTo(node.head());
    }
    RestoredStack.node(name + "_log").close();
  }

  @Test
  void aNodeThatDiedBehindTheAcceptanceIsSucceededByOneThatFinishesIt() throws Exception {
    aSystemWithABackup();
    // Without Elasticsearch nothing happens to the index, as if the node had died before that.
    restored(accepting(history.kept()), NOWHERE).close();

    try (Node node = restored()) {
      assertThat(node.epoch()).isEqualTo(2);
      assertConsistent(node, history.kept());
    }
  }

  @Test
  void anIndexThatIsReachedLateIsStillComparedAndMadeAnew(CapturedOutput output) throws Exception {
    aSystemWithABackup();
    try (LatePort port = new LatePort();
        Node node =
            restored(
                "--framelog.redis.address=redis://127.0.0.1:1",
                "--framelog.elasticsearch.url=http://127.0.0.1:" + port.number())) {
      long grown = 0;
      while (grown <= history.lost()) {
        grown = node.corpus().image("new " + grown).caption("whistle").register();
      }
      node.corpus().progress.await("image", grown, PATIENCE);
      assertThat(node.number("select count(*) from cache_namespace where started")).isZero();

      port.open(SearchServers.elasticsearchPort());

      node.awaitSearchable(grown);
      assertThat(node.search("lost", grown)).isEmpty();
      assertThat(node.search("bell", grown)).containsExactly(imageId("kept"));
      assertThat(output).contains("log-went-backwards: search index");
    }
  }

  @Test
  void aLogTakenBackUnderARunningNodeIsReportedAndItsCacheBeginsAnew(CapturedOutput output)
      throws Exception {
    RestoredStack.create(name + "_now");
    try (Node node = RestoredStack.node(name + "_now")) {
      node.corpus().image("kept").caption("lost bell").register();
      long head = node.corpus().image("other").caption("bell").register();
      node.settle(head);
      String before = token(node);

      node.jdbc().update("update event_log_head set position = position - 1");

      await().atMost(PATIENCE).until(() -> !token(node).equals(before));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(output)
                      .contains(
                          "log-went-backwards: the log ends at position %d, but a reader has read up to %d"
                              .formatted(head - 1, head)));
      assertThat(node.image("kept")).contains("lost bell");
    }
  }

  private static String token(Node node) {
    List<String> tokens =
        node.jdbc().queryForList("select token from cache_namespace", String.class);
    return tokens.getFirst();
  }
}
