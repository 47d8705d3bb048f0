package io.framelog.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.SealSnapshot;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.error.ErrorCode;
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
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The aggregates as Spring and Axon wire them, over the real log on PostgreSQL. */
@CommandSideTest
class AggregatesOnTheLogTest {
  private final Sender sender;
  private final LogReader log;

  AggregatesOnTheLogTest(@Autowired CommandGateway gateway, @Autowired LogReader log) {
    this.sender = new Sender(gateway);
    this.log = log;
  }

  @Test
  void anImageIsRegisteredOnceAndReadBackFromTheLog() {
    RegisterImage command = Registrations.of("once");
    CommandOutcome first = sender.send(command);
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.changed()).isTrue();

    CommandOutcome second = sender.send(command);
    assertThat(second.version()).isEqualTo(1);
    assertThat(second.changed()).isFalse();
    assertThat(events(command.imageId()))
        .extracting(LoggedEvent::type)
        .containsExactly("ImageRegistered");
  }

  @Test
  void aDecisionRestsOnWhatTheLogHolds() {
    String id = sender.send(Registrations.of("decision")).aggregateId();
    sender.send(new EditTags(id, List.of("Cat"), List.of(), 1L));
    assertThat(sender.send(new EditTags(id, List.of("cat"), List.of(), 2L)).changed()).isFalse();
    sender.send(new EditMetadata(id, Map.of("n", 1L, "seed", Long.MAX_VALUE), null));
    assertThat(sender.send(new EditMetadata(id, Map.of("n", 1), 3L)).changed()).isFalse();
    assertThat(sender.send(new EditMetadata(id, Map.of("seed", Long.MAX_VALUE), 3L)).changed())
        .isFalse();
    sender.assertRejected(new EditTags(id, List.of("dog"), List.of(), 2L), ErrorCode.STALE_VERSION);
  }

  @Test
  void theSameCommandIdGivesTheSameCrop() {
    String id = sender.send(Registrations.of("crop")).aggregateId();
    String commandId = Identities.command("ann", UUID.randomUUID().toString());
    AddCrop command = new AddCrop(id, new Box(0, 0, 0.5, 0.5), "cat", null, null);
    CommandOutcome first = sender.send(commandId, command);
    assertThat(first.ids()).containsEntry("cropId", Identities.derived(commandId, "crop"));
    assertThat(sender.send(commandId, command)).isEqualTo(first);
    assertThat(events(id)).hasSize(2);
  }

  @Test
  void nobodyLosesAnEditToSomebodyElses() throws Exception {
    String id = sender.send(Registrations.of("contended")).aggregateId();
    int people = 16;
    try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
      List<Callable<CommandOutcome>> edits =
          IntStream.range(0, people)
              .<Callable<CommandOutcome>>mapToObj(
                  i -> () -> sender.send(new EditTags(id, List.of("tag" + i), List.of(), null)))
              .toList();
      for (Future<CommandOutcome> edit : threads.invokeAll(edits)) {
        assertThat(edit.get().changed()).isTrue();
      }
    }
    List<String> all = IntStream.range(0, people).mapToObj(i -> "tag" + i).toList();
    CommandOutcome again = sender.send(new EditTags(id, all, List.of(), 1L + people));
    assertThat(again.changed()).isFalse();
  }

  @Test
  void aDatasetIsFrozenAtTheHeadAndSealed() {
    String id = Identities.dataset("cars");
    sender.send(new DefineDataset(id, "cars", SelectionSpec.ofText("tag:car")));
    CommandOutcome taken = sender.send(new TakeSnapshot(id, null, null));
    String snapshotId = taken.ids().get("snapshotId");
    assertThat(snapshotId).isNotNull();
    assertThat(sender.send(new SealSnapshot(id, snapshotId, 0, Sha256.hex(""))).changed()).isTrue();
    sender.assertRejected(
        new TakeSnapshot(id, null, log.head().position() + 1), ErrorCode.POSITION_BEYOND_HEAD);
  }

  @Test
  void whatWasNeverThereIsNotFound() {
    String nobody = Identities.image(Identities.IMAGES, Sha256.hex("nobody"));
    sender.assertRejected(
        new EditTags(nobody, List.of("a"), List.of(), null), ErrorCode.IMAGE_NOT_FOUND);
    sender.assertRejected(
        new TakeSnapshot(Identities.dataset("nobody"), null, null), ErrorCode.DATASET_NOT_FOUND);
  }

  @Test
  void aRefusedRegistrationLeavesNothing() {
    RegisterImage good = Registrations.of("refused");
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
    sender.assertRejected(bad, ErrorCode.TAG_INVALID);
    assertThat(events(good.imageId())).isEmpty();
    assertThat(sender.send(good).changed()).isTrue();
  }

  private List<LoggedEvent> events(String aggregateId) {
    return log.read(LogQuery.aggregate(aggregateId, 0, 100));
  }
}
