package io.framelog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.SealSnapshot;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.Origin;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.RegisterImage;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

/** The aggregates as Spring and Axon wire them, over the real log on PostgreSQL. */
@SpringBootTest(
    classes = AggregatesOnTheLogTest.Application.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.main.banner-mode=off",
      "logging.level.root=ERROR"
    })
class AggregatesOnTheLogTest {
  @Autowired private CommandGateway gateway;
  @Autowired private LogReader log;

  @Test
  void anImageIsRegisteredOnceAndReadBackFromTheLog() {
    RegisterImage command = registration("once");
    CommandOutcome first = send(command);
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.changed()).isTrue();

    CommandOutcome second = send(command);
    assertThat(second.version()).isEqualTo(1);
    assertThat(second.changed()).isFalse();
    assertThat(events(command.imageId()))
        .extracting(LoggedEvent::type)
        .containsExactly("ImageRegistered");
  }

  @Test
  void aDecisionRestsOnWhatTheLogHolds() {
    String id = register("decision");
    send(new EditTags(id, List.of("Cat"), List.of(), 1L));
    assertThat(send(new EditTags(id, List.of("cat"), List.of(), 2L)).changed()).isFalse();
    send(new EditMetadata(id, Map.of("n", 1L, "seed", Long.MAX_VALUE), null));
    assertThat(send(new EditMetadata(id, Map.of("n", 1), 3L)).changed()).isFalse();
    assertThat(send(new EditMetadata(id, Map.of("seed", Long.MAX_VALUE), 3L)).changed()).isFalse();
    assertRejected(
        () -> send(new EditTags(id, List.of("dog"), List.of(), 2L)), ErrorCode.STALE_VERSION);
  }

  @Test
  void theSameCommandIdGivesTheSameCrop() {
    String id = register("crop");
    String commandId = Identities.command("ann", UUID.randomUUID().toString());
    AddCrop command = new AddCrop(id, new Box(0, 0, 0.5, 0.5), "cat", null, null);
    CommandOutcome first = send(commandId, command);
    assertThat(first.ids()).containsEntry("cropId", Identities.derived(commandId, "crop"));
    assertThat(send(commandId, command)).isEqualTo(first);
    assertThat(events(id)).hasSize(2);
  }

  @Test
  void nobodyLosesAnEditToSomebodyElses() throws Exception {
    String id = register("contended");
    int people = 16;
    try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
      List<Callable<CommandOutcome>> edits =
          IntStream.range(0, people)
              .<Callable<CommandOutcome>>mapToObj(
                  i -> () -> send(new EditTags(id, List.of("tag" + i), List.of(), null)))
              .toList();
      for (Future<CommandOutcome> edit : threads.invokeAll(edits)) {
        assertThat(edit.get().changed()).isTrue();
      }
    }
    List<String> all = IntStream.range(0, people).mapToObj(i -> "tag" + i).toList();
    CommandOutcome again = send(new EditTags(id, all, List.of(), 1L + people));
    assertThat(again.changed()).isFalse();
  }

  @Test
  void aDatasetIsFrozenAtTheHeadAndSealed() {
    String id = Identities.dataset("cars");
    send(new DefineDataset(id, "cars", SelectionSpec.ofText("tag:car")));
    CommandOutcome taken = send(new TakeSnapshot(id, null, null));
    String snapshotId = taken.ids().get("snapshotId");
    assertThat(snapshotId).isNotNull();
    assertThat(send(new SealSnapshot(id, snapshotId, 0, Sha256.hex(""))).changed()).isTrue();
    assertRejected(
        () -> send(new TakeSnapshot(id, null, log.head().position() + 1)),
        ErrorCode.POSITION_BEYOND_HEAD);
  }

  @Test
  void whatWasNeverThereIsNotFound() {
    String nobody = Identities.image(Identities.IMAGES, Sha256.hex("nobody"));
    assertRejected(
        () -> send(new EditTags(nobody, List.of("a"), List.of(), null)), ErrorCode.IMAGE_NOT_FOUND);
    assertRejected(
        () -> send(new TakeSnapshot(Identities.dataset("nobody"), null, null)),
        ErrorCode.DATASET_NOT_FOUND);
  }

  @Test
  void aRefusedRegistrationLeavesNothing() {
    RegisterImage good = registration("refused");
    RegisterImage bad =
        new RegisterImage(
            good.imageId(),
            good.objectKey(),
            good.sha256(),
            good.mediaType(),
            good.bytes(),
            good.width(),
            good.height(),
            null,
            null,
            List.of("a\u0000"),
            List.of(),
            Map.of(),
            List.of(),
            Origin.HUMAN);
    assertRejected(() -> send(bad), ErrorCode.TAG_INVALID);
    assertThat(events(good.imageId())).isEmpty();
    assertThat(send(good).changed()).isTrue();
  }

  private String register(String content) {
    return send(registration(content)).aggregateId();
  }

  private static RegisterImage registration(String content) {
    String sha256 = Sha256.hex(content);
    String id = Identities.image(Identities.IMAGES, sha256);
    return new RegisterImage(
        id,
        "images/" + id + ".jpg",
        sha256,
        "image/jpeg",
        1_000,
        400,
        200,
        null,
        null,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        Origin.HUMAN);
  }

  private List<LoggedEvent> events(String aggregateId) {
    return log.read(LogQuery.aggregate(aggregateId, 0, 100));
  }

  private CommandOutcome send(Object command) {
    return send(UUID.randomUUID().toString(), command);
  }

  private CommandOutcome send(String commandId, Object command) {
    return gateway.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(commandId, command, MetaData.with("actor", "ann")),
            command.getClass().getName()));
  }

  private static void assertRejected(Runnable sending, ErrorCode code) {
    assertThatThrownBy(sending::run)
        .isInstanceOfSatisfying(
            CommandRejected.class,
            refusal ->
                assertThat(refusal.<Rejection>getDetails().orElseThrow().code()).isEqualTo(code));
  }

  @SpringBootApplication(
      scanBasePackages = {
        "io.framelog.command.log",
        "io.framelog.command.axon",
        "io.framelog.command.image",
        "io.framelog.command.dataset"
      })
  static class Application {}
}
