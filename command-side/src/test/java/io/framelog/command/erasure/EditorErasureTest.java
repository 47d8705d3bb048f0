package io.framelog.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.framelog.command.erasure.ErasureScene.People;
import io.framelog.editor.commands.EraseEditor;
import io.framelog.editor.queries.EditorErasureView;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.image.commands.EditTags;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ErasureTest
class EditorErasureTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired People people;
  @Autowired LogReader log;
  @Autowired ErasureTable table;
  @Autowired JdbcTemplate jdbc;

  private final String zoe = "zoë-" + UUID.randomUUID();

  @Test
  void givenAnEditorWhenErasedThenAPseudonymStandsInTheLogAndTheNameNowhere() {
    String id = people.image(zoe, "cat");
    String other = people.image("ann", "dog");
    for (int i = 0; i < 30; i++) {
      people.send(zoe, new EditTags(id, List.of("tag" + i), List.of(), null));
    }
    List<SealedEvent> before = all();

    CommandOutcome begun = people.send("admin", new EraseEditor(zoe, "request 8"));
    EditorErasureView done = finished(begun);

    assertThat(people.tablesWith(zoe)).isEmpty();
    assertThat(people.tablesWith("because of " + zoe)).isEmpty();
    assertThat(done.events()).isEqualTo(31);
    assertThat(done.pseudonym()).startsWith("erased-").isEqualTo(begun.ids().get("pseudonym"));
    List<SealedEvent> after = all();
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).payload())
          .usingRecursiveComparison()
          .isEqualTo(before.get(i).payload());
      assertThat(after.get(i).metadata().commitment())
          .isEqualTo(before.get(i).metadata().commitment());
      boolean theirs = before.get(i).event().metadata().contains(zoe);
      if (theirs || before.get(i).event().aggregateId().equals(other)) {
        assertThat(after.get(i).metadata().isBroken()).isEqualTo(theirs);
      }
      JsonNode metadata = JsonMapper.shared().readTree(after.get(i).event().metadata());
      if (theirs) {
        assertThat(metadata.path("actor").asString()).isEqualTo(done.pseudonym());
        assertThat(metadata.has("reason")).isFalse();
        assertThat(metadata.has("client")).isFalse();
        assertThat(metadata.has("commandId")).isTrue();
      }
    }
    assertThat(log.read(LogQuery.aggregate(begun.aggregateId(), 0, 9)))
        .extracting(LoggedEvent::type)
        .containsExactly("EditorErasureRequested", "EditorErased");
    assertThat(people.send("ann", new EditTags(other, List.of("x"), List.of(), null)).changed())
        .isTrue();
  }

  @Test
  void givenTheEditorGoesOnWhenErasedThenEveryEventIsEitherTheirsAgainOrThePseudonyms()
      throws Exception {
    String id = people.image(zoe, "cat");
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger sent = new AtomicInteger();
    CommandOutcome begun;
    try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
      List<Future<?>> work = new ArrayList<>();
      for (int writer = 0; writer < 3; writer++) {
        String tag = "by-" + writer + "-";
        work.add(
            writers.submit(
                () -> {
                  for (int i = 0; !over.get(); i++) {
                    people.send(
                        zoe,
                        new EditTags(
                            id, List.of(tag + i % 50), List.of(tag + (i + 25) % 50), null));
                    sent.incrementAndGet();
                  }
                }));
      }
      await().until(() -> sent.get() > 20);
      begun = people.send("admin", new EraseEditor(zoe, null));
      outOfTheLog(begun);
      int then = sent.get();
      await().until(() -> sent.get() > then + 20);
      over.set(true);
      for (Future<?> each : work) {
        each.get();
      }
    }

    LoggedEvent record = log.read(LogQuery.aggregate(begun.aggregateId(), 0, 9)).getLast();
    String pseudonym = begun.ids().get("pseudonym");
    long renamed = 0;
    for (LoggedEvent event : log.read(LogQuery.aggregate(id, 0, Integer.MAX_VALUE))) {
      boolean isRenamed = event.metadata().contains(pseudonym);
      assertThat(isRenamed).as(event.toString()).isEqualTo(event.position() < record.position());
      renamed += isRenamed ? 1 : 0;
    }
    assertThat(record.payload()).contains("\"events\":" + renamed);
    jdbc.update("update editor_erasure set subject = null, due_at = null"); // the next test's own
  }

  @Test
  void givenWorkThatStopsAnywhereWhenTakenUpAgainThenItIsDoneOnce() {
    String id = people.image(zoe, "cat");
    people.send(zoe, new EditTags(id, List.of("x"), List.of(), null));
    CommandOutcome begun = people.send("admin", new EraseEditor(zoe, null));
    finished(begun);

    // As a node would find it that comes after one that died before it noted its last step.
    jdbc.update(
        "update editor_erasure set subject = ?, due_at = now(), sweeps = 0, finished_at = null"
            + " where erasure_id = ?::uuid",
        zoe,
        begun.aggregateId());
    people.send(zoe, new EditTags(id, List.of("a new life"), List.of(), null));
    finished(begun);

    assertThat(log.read(LogQuery.aggregate(begun.aggregateId(), 0, 9))).hasSize(2);
    assertThat(log.read(LogQuery.aggregate(id, 0, 9)).getLast().metadata()).contains(zoe);
  }

  @Test
  void givenTheSameCommandAgainThenItIsTheSameErasureAndItsFingerprintTellsNothing() {
    String commandId = Identities.command("admin", UUID.randomUUID().toString());
    CommandOutcome begun = people.send(commandId, "admin", new EraseEditor(zoe, null));

    assertThat(people.send(commandId, "admin", new EraseEditor(zoe, null))).isEqualTo(begun);
    assertThat(
            jdbc.queryForObject(
                "select fingerprint from event_log_command where command_id = ?::uuid",
                String.class,
                commandId))
        .isEqualTo("erased");
    finished(begun);
  }

  @Test
  void givenNoNameOrAPseudonymThenItIsRefused() {
    for (String subject : List.of("", " ", "x".repeat(256), "erased-1")) {
      CommandRejected refusal =
          catchThrowableOfType(
              CommandRejected.class, () -> people.send("admin", new EraseEditor(subject, null)));
      assertThat(refusal.<Rejection>getDetails().orElseThrow().code())
          .isEqualTo(ErrorCode.EDITOR_INVALID);
    }
  }

  private List<SealedEvent> all() {
    return log.readSealed(0, Integer.MAX_VALUE);
  }

  private void outOfTheLog(CommandOutcome begun) {
    await()
        .atMost(PATIENCE)
        .until(() -> log.read(LogQuery.aggregate(begun.aggregateId(), 0, 9)).size() == 2);
  }

  /** The second look at the copies is made at once instead of a minute later. */
  private EditorErasureView finished(CommandOutcome begun) {
    UUID id = UUID.fromString(begun.aggregateId());
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              jdbc.update(
                  "update editor_erasure set due_at = now() where erasure_id = ? and sweeps = 1"
                      + " and finished_at is null and due_at > now() and due_at < now() + interval '61 s'",
                  id);
              return table.view(id).orElseThrow().finishedAt() != null;
            });
    return table.view(id).orElseThrow();
  }
}
