package io.framelog.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RegisterImages;
import io.framelog.image.commands.RemoveImage;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many images in one command. */
@CommandSideTest
class BulkRegistrationTest {
  private final Sender sender;
  private final LogReader log;

  BulkRegistrationTest(@Autowired CommandGateway gateway, @Autowired LogReader log) {
    this.sender = new Sender(gateway);
    this.log = log;
  }

  @Test
  void allOfThemAreOneUnitOfTheLog() {
    List<RegisterImage> images = images("unit", 1_000);
    CommandOutcome outcome = sender.send(new RegisterImages(images));
    assertThat(outcome.ids()).isEmpty();
    assertThat(outcome.position() - outcome.firstPosition()).isEqualTo(999);
    assertThat(log.read(LogQuery.all(outcome.firstPosition() - 1, 1_000)))
        .extracting(LoggedEvent::aggregateId)
        .containsExactlyInAnyOrderElementsOf(images.stream().map(RegisterImage::imageId).toList());
  }

  @Test
  void theSameCommandIdGivesTheSameAnswer() {
    String commandId = Identities.command("ann", UUID.randomUUID().toString());
    RegisterImages command = new RegisterImages(images("again", 10));
    CommandOutcome first = sender.send(commandId, command);
    assertThat(sender.send(commandId, command)).isEqualTo(first);
    assertThat(first.aggregateId()).isEqualTo(commandId);
  }

  @Test
  void whatCannotBeRegisteredIsSaidAndDoesNotStopTheRest() {
    List<RegisterImage> before = images("mixed", 2);
    before.forEach(sender::send);
    sender.send(new RemoveImage(before.get(1).imageId(), null, null));
    RegisterImage bad = Registrations.of("mixed-bad", List.of("a\u0000"));
    RegisterImage good = Registrations.of("mixed-good");

    CommandOutcome outcome =
        sender.send(new RegisterImages(List.of(before.get(0), before.get(1), bad, good, good)));
    assertThat(outcome.ids())
        .containsOnlyKeys(before.get(0).imageId(), before.get(1).imageId(), bad.imageId())
        .containsEntry(before.get(0).imageId(), "exists");
    assertThat(outcome.ids().get(before.get(1).imageId())).startsWith("image-removed: Image ");
    assertThat(outcome.ids().get(bad.imageId())).startsWith("tag-invalid: ");
    assertThat(outcome.position()).isEqualTo(outcome.firstPosition());
    assertThat(log.read(LogQuery.aggregate(good.imageId(), 0, 9))).hasSize(1);
  }

  @Test
  void whenAllAreThereNothingIsWritten() {
    RegisterImages command = new RegisterImages(images("nothing", 3));
    sender.send(command);
    CommandOutcome again = sender.send(command);
    assertThat(again.changed()).isFalse();
    assertThat(again.ids()).hasSize(3).containsValue("exists");
  }

  @Test
  void theirNumberIsBounded() {
    sender.assertRejected(new RegisterImages(images("many", 1_001)), ErrorCode.VALIDATION_FAILED);
    sender.assertRejected(new RegisterImages(List.of()), ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void importersThatShareImagesRegisterEachOnce() throws Exception {
    List<RegisterImage> images = images("shared", 200);
    List<Callable<CommandOutcome>> importers =
        IntStream.range(0, 8)
            .<Callable<CommandOutcome>>mapToObj(
                seed -> {
                  List<RegisterImage> shuffled = new ArrayList<>(images);
                  Collections.shuffle(shuffled, new Random(seed));
                  return () -> sender.send(new RegisterImages(shuffled.subList(0, 150)));
                })
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<CommandOutcome> importer : threads.invokeAll(importers)) {
        assertThat(importer.get().ids().values()).allMatch("exists"::equals);
      }
    }
    for (RegisterImage image : images) {
      assertThat(log.read(LogQuery.aggregate(image.imageId(), 0, 9))).hasSizeLessThan(2);
    }
  }

  private static List<RegisterImage> images(String content, int count) {
    return IntStream.range(0, count).mapToObj(i -> Registrations.of(content + "-" + i)).toList();
  }
}
