package io.framelog.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.framelog.command.erasure.ErasureScene.Deleted;
import io.framelog.command.erasure.ErasureScene.People;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.image.Box;
import io.framelog.image.Origin;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.EraseImage;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.SealedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ErasureTest
class ImageErasureTest {
  @Autowired People people;
  @Autowired LogReader log;
  @Autowired EventStore events;
  @Autowired Deleted deleted;
  @Autowired ErasureTable table;
  @Autowired JdbcTemplate jdbc;

  private final String secret = "secret-" + UUID.randomUUID();

  @Test
  void givenAnImageWithAHistoryWhenItIsErasedThenNothingOfItIsLeftInTheDatabase() {
    String zoe = "zoe-" + UUID.randomUUID();
    String id = people.image(zoe, secret);
    String commandId = Identities.command(zoe, "a key");
    ChangeCaption guessable = new ChangeCaption(id, secret + "!", Origin.HUMAN, null);
    people.send(commandId, zoe, guessable);
    people.send(zoe, new AddCrop(id, new Box(0, 0, 0.5, 0.5), secret, null, null));
    people.send(zoe, new SuggestCaption(id, secret + " again", 0.5, "model", "1"));
    for (int i = 0; i < 30; i++) {
      people.send(zoe, new EditTags(id, List.of(secret + i), List.of(), null));
    }
    await().until(() -> people.tablesWith(secret).contains("aggregate_snapshot"));
    String fingerprint = fingerprint(commandId);

    CommandOutcome erased = people.send("bob", new EraseImage(id, "request 7", null));

    assertThat(people.tablesWith(secret)).isEmpty();
    assertThat(people.tablesWith("because of " + zoe)).isEmpty();
    assertThat(erased.position()).isEqualTo(log.head().position());
    assertThat(erased.version()).isEqualTo(34); // machines' events are not counted
    assertThat(fingerprint(commandId)).isEqualTo("erased").isNotEqualTo(fingerprint);
    LoggedEvent last = log.read(LogQuery.all(erased.position() - 1, 1)).getFirst();
    assertThat(last.payload())
        .isEqualTo(
            "{\"imageId\":\"%s\",\"reason\":\"request 7\",\"snapshots\":[{\"datasetId\":\"%s\",\"snapshotId\":\"%s\",\"leaf\":\"%s\"}]}"
                .formatted(
                    id,
                    ErasureScene.HELD.datasetId(),
                    ErasureScene.HELD.snapshotId(),
                    ErasureScene.HELD.leaf()));
  }

  @Test
  void givenAnErasedImageThenItsEventsAreTheSameButForTheirTextsAndCanBeRead() {
    String id = people.image("ann", secret);
    people.send("ann", new EditTags(id, List.of(secret + 1), List.of(), null));
    List<SealedEvent> before = sealed(id);

    people.send("bob", new EraseImage(id, null, null));

    List<SealedEvent> after = sealed(id).subList(0, before.size());
    for (int i = 0; i < before.size(); i++) {
      LoggedEvent was = before.get(i).event();
      LoggedEvent is = after.get(i).event();
      assertThat(is)
          .usingRecursiveComparison()
          .ignoringFields("payload", "metadata")
          .isEqualTo(was);
      assertThat(is.metadata()).contains("\"actor\":\"ann\"").doesNotContain("reason");
      assertThat(after.get(i).payload().salt()).isNull();
      assertThat(after.get(i).metadata().salt()).isNull();
      assertThat(after.get(i).payload().commitment())
          .isEqualTo(before.get(i).payload().commitment());
      assertThat(after.get(i).metadata().commitment())
          .isEqualTo(before.get(i).metadata().commitment());
    }
    assertThat(
            events
                .readEvents(id, 0)
                .asStream()
                .map(event -> event.getPayload().getClass().getSimpleName()))
        .containsExactly("ImageRegistered", "TagsEdited", "ImageErased");
    assertThat(log.salts(after.getFirst().event().position(), after.getLast().event().position()))
        .isEmpty();
  }

  @Test
  void givenAnErasedImageThenNothingIsAcceptedAndErasingAgainIsASuccessWithoutAnEvent() {
    String id = people.image("ann", secret);
    people.send("ann", new EditTags(id, List.of("kept"), List.of(), null)); // in the cache
    String commandId = Identities.command("ann", UUID.randomUUID().toString());
    EditTags edit = new EditTags(id, List.of("once"), List.of(), null);
    CommandOutcome first = people.send(commandId, "ann", edit);
    people.send("bob", new EraseImage(id, null, null));
    long head = log.head().position();

    for (ImageCommand command :
        List.of(
            new EditTags(id, List.of("kept"), List.of(), null),
            new EditTags(id, List.of("new"), List.of(), 1L),
            new ChangeCaption(id, "x", Origin.HUMAN, null),
            new RemoveImage(id, null, null),
            new RestoreImage(id, null))) {
      assertThat(refusal(command)).isEqualTo(ErrorCode.IMAGE_ERASED);
    }
    assertThat(people.send("ann", new SuggestCaption(id, "x", 0.5, "m", "1")).changed()).isFalse();
    assertThat(people.send("bob", new EraseImage(id, "again", null)).changed()).isFalse();
    assertThat(people.send(commandId, "ann", edit)).isEqualTo(first); // what it did, it did
    assertThat(log.head().position()).isEqualTo(head);
  }

  @Test
  void givenASnapshotThatWasFoldedBeforeItIsErasedThenItIsNotStoredAfter() {
    String id = people.image("ann", secret);
    DomainEventMessage<?> snapshot =
        new GenericDomainEventMessage<>("Image", id, 0, Map.of("caption", secret));
    events.storeSnapshot(snapshot);
    assertThat(people.tablesWith(secret)).contains("aggregate_snapshot");

    people.send("bob", new EraseImage(id, null, null));
    events.storeSnapshot(snapshot);

    assertThat(people.tablesWith(secret)).isEmpty();
  }

  @Test
  void givenNoSuchImageOrAStaleVersionWhenItIsErasedThenThatIsRefused() {
    String id = people.image("ann", secret);

    assertThat(refusal(new EraseImage(UUID.randomUUID().toString(), null, null)))
        .isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal(new EraseImage(id, null, 7L))).isEqualTo(ErrorCode.STALE_VERSION);
    assertThat(refusal(new EraseImage(id, "\u0000", null))).isEqualTo(ErrorCode.REASON_INVALID);
    assertThat(people.tablesWith(secret)).contains("event_log");
  }

  @Test
  void givenPeopleWhoGoOnEditingWhenItIsErasedThenNoEditEscapes() throws Exception {
    String id = people.image("ann", secret);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Future<?>> work = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        String name = secret + "-by-" + writer;
        work.add(
            writers.submit(
                () -> {
                  for (int i = 0; !over.get(); i++) {
                    if (refusal(new EditTags(id, List.of(name + i), List.of(), null)) != null) {
                      over.set(true);
                    }
                  }
                }));
      }
      await().until(() -> log.read(LogQuery.aggregate(id, 0, 100)).size() > 20);
      people.send("bob", new EraseImage(id, null, null));
      for (Future<?> each : work) {
        each.get();
      }
    }

    assertThat(log.read(LogQuery.aggregate(id, 0, Integer.MAX_VALUE)).getLast().type())
        .isEqualTo("ImageErased");
    await().untilAsserted(() -> assertThat(people.tablesWith(secret)).isEmpty());
  }

  @Test
  void givenConnectionsThatDieWhenItIsErasedThenAllOfItIsErasedOrNothing() throws Exception {
    for (int round = 0; round < 6; round++) {
      String name = secret + "-" + round + "-";
      String id = people.image("ann", name);
      try (ExecutorService other = Executors.newSingleThreadExecutor()) {
        Future<?> erasing =
            other.submit(
                () -> {
                  while (refusal(new EraseImage(id, null, null)) != null) {
                    // the log could not be reached
                  }
                });
        for (int i = 0; i <= round; i++) {
          jdbc.queryForList(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where application_name = 'framelog-log'");
          List<SealedEvent> seen = sealed(id);
          boolean erased = seen.getLast().event().type().equals("ImageErased");
          assertThat(seen.getFirst().payload().isBroken()).isEqualTo(erased);
        }
        erasing.get();
      }
      assertThat(people.tablesWith(name)).isEmpty();
      assertThat(table.of(id)).isPresent();
    }
  }

  @Test
  void givenAStorageThatFailsWhenItIsErasedThenItsObjectsAreDeletedLater() {
    String id = people.image("ann", secret);
    deleted.failing = id;
    CommandOutcome erased = people.send("bob", new EraseImage(id, null, null));

    await().until(() -> table.of(id).orElseThrow().lastError() != null);
    assertThat(table.of(id).orElseThrow().lastError()).isEqualTo("objects: the storage is down");
    deleted.failing = "none";
    assertThat(table.of(id).orElseThrow().sweeps()).isZero();
    jdbc.update("update image_erasure set due_at = now() where image_id = ?::uuid", id);

    await().until(() -> table.of(id).orElseThrow().sweeps() == 1);
    assertThat(deleted.prefixes).contains("images/" + id + ".", "thumbnails/" + id + "/");
    assertThat(table.of(id).orElseThrow().position()).isEqualTo(erased.position());
    assertThat(table.newest()).isGreaterThanOrEqualTo(erased.position());
    jdbc.update("update image_erasure set due_at = now() where image_id = ?::uuid", id);
    await().until(() -> table.of(id).orElseThrow().sweeps() == 2);
  }

  private List<SealedEvent> sealed(String id) {
    List<LoggedEvent> own = log.read(LogQuery.aggregate(id, 0, Integer.MAX_VALUE));
    return own.stream().map(event -> log.readSealed(event.position() - 1, 1).getFirst()).toList();
  }

  /** Null when it is accepted. */
  private @Nullable ErrorCode refusal(ImageCommand command) {
    CommandRejected refusal =
        catchThrowableOfType(CommandRejected.class, () -> people.send("ann", command));
    return refusal == null ? null : refusal.<Rejection>getDetails().orElseThrow().code();
  }

  private String fingerprint(String commandId) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select fingerprint from event_log_command where command_id = ?::uuid",
            String.class,
            commandId));
  }
}
