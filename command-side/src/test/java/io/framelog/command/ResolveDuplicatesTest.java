package io.framelog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.Origin;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RestoreImage;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A group of duplicates becomes one image. */
@CommandSideTest
class ResolveDuplicatesTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Sender sender;
  private final LogReader log;

  ResolveDuplicatesTest(@Autowired CommandGateway gateway, @Autowired LogReader log) {
    this.sender = new Sender(gateway);
    this.log = log;
  }

  @Test
  void givenDuplicatesTheKeptOneInheritsWhatItLacksAndTheOthersAreRemovedInOneUnit() {
    List<String> ids = images("inherits", 3);
    String kept = ids.get(0);
    sender.send(new EditTags(kept, List.of("car"), List.of(), null));
    sender.send(new EditMetadata(kept, Map.of("source", "kept"), null));
    sender.send(new EditTags(ids.get(1), List.of("car", "red"), List.of(), null));
    sender.send(new EditActors(ids.get(1), List.of("ann"), List.of(), null));
    sender.send(new EditMetadata(ids.get(2), Map.of("source", "other", "n", 7), null));
    sender.send(new ChangeCaption(ids.get(2), "a red car", Origin.HUMAN, null));

    CommandOutcome outcome = sender.send(resolve(ids, kept));

    assertThat(outcome.aggregateId()).isEqualTo(kept);
    assertThat(outcome.version()).isEqualTo(7);
    assertThat(facts(outcome))
        .containsExactlyInAnyOrder(
            kept + " TagsEdited [red]",
            kept + " ActorsEdited [ann]",
            kept + " MetadataEdited n",
            kept + " CaptionChanged a red car",
            ids.get(1) + " ImageRemoved duplicate of " + kept,
            ids.get(2) + " ImageRemoved duplicate of " + kept);
    assertThat(unit(outcome)).extracting(this::commandId).containsOnly(commandId(outcome));
  }

  @Test
  void givenACaptionOfItsOwnTheKeptImageKeepsItAndTheOtherStaysWithTheRemovedOne() {
    List<String> ids = images("captions", 2);
    sender.send(new ChangeCaption(ids.get(0), "mine", Origin.HUMAN, null));
    sender.send(new ChangeCaption(ids.get(1), "theirs", Origin.HUMAN, null));

    CommandOutcome outcome = sender.send(resolve(ids, ids.get(0)));

    assertThat(facts(outcome))
        .containsExactly(ids.get(1) + " ImageRemoved duplicate of " + ids.get(0));
    sender.send(new RestoreImage(ids.get(1), null));
    assertUnchanged(new ChangeCaption(ids.get(1), "theirs", Origin.HUMAN, null));
  }

  @ParameterizedTest
  @CsvSource({"0, HUMAN", "1, IMPORT", "2, MODEL"})
  void givenSeveralCaptionsAPersonsIsTakenBeforeAnImportsBeforeAModels(
      int less, Origin.Kind expected) {
    List<String> ids = images("caption-order-" + less, 4);
    Map<Origin, String> captions =
        Map.of(Origin.model("m", "1"), "a", Origin.IMPORT, "b", Origin.HUMAN, "c");
    List<Origin> origins = List.of(Origin.model("m", "1"), Origin.IMPORT, Origin.HUMAN);
    for (int i = 0; i < origins.size() - less; i++) {
      Origin origin = origins.get(i);
      sender.send(new ChangeCaption(ids.get(1 + i), captions.get(origin), origin, null));
    }

    CommandOutcome outcome = sender.send(resolve(ids, ids.get(0)));

    assertThat(unit(outcome))
        .filteredOn(event -> event.type().equals("CaptionChanged"))
        .singleElement()
        .extracting(LoggedEvent::payload)
        .asString()
        .contains(
            "\"" + captions.get(origins.get(2 - less)) + "\"", "\"kind\":\"" + expected + "\"");
  }

  @Test
  void theSameAgainIsASuccessWithoutAnEvent() {
    List<String> ids = images("again", 3);
    String commandId = Identities.command("ann", UUID.randomUUID().toString());
    CommandOutcome first = sender.send(commandId, resolve(ids, ids.get(0)));
    assertThat(sender.send(commandId, resolve(ids, ids.get(0)))).isEqualTo(first);
    CommandOutcome again = sender.send(resolve(ids, ids.get(0)));
    assertThat(again.changed()).isFalse();
    assertThat(again.version()).isEqualTo(first.version());
  }

  @Test
  void theKeptImageMustBeInTheGroup() {
    List<String> ids = images("not-in-group", 3);
    sender.assertRejected(
        resolve(ids.subList(0, 2), ids.get(2)), ErrorCode.KEPT_IMAGE_NOT_IN_GROUP);
  }

  @Test
  void aGroupHasAtMost100Images() {
    List<String> ids = images("too-large", 101);
    sender.assertRejected(resolve(ids, ids.get(0)), ErrorCode.DUPLICATE_GROUP_TOO_LARGE);
    CommandOutcome outcome = sender.send(resolve(ids.subList(0, 100), ids.get(0)));
    assertThat(outcome.position() - outcome.firstPosition()).isEqualTo(98);
  }

  @Test
  void noImageOfTheGroupMustBeRemoved() {
    List<String> ids = images("removed", 3);
    sender.send(new RemoveImage(ids.get(1), "private", null));
    sender.assertRejected(resolve(ids, ids.get(0)), ErrorCode.IMAGE_REMOVED);
    sender.assertRejected(resolve(ids, ids.get(1)), ErrorCode.IMAGE_REMOVED);
    assertUnchanged(new RestoreImage(ids.get(2), null));
  }

  @Test
  void anUnknownImageIsNotFoundAndNothingIsRemoved() {
    List<String> ids = new ArrayList<>(images("unknown", 2));
    ids.add(Identities.image(Identities.IMAGES, Sha256.hex("nobody knows")));
    sender.assertRejected(resolve(ids, ids.get(0)), ErrorCode.IMAGE_NOT_FOUND);
    assertUnchanged(new RestoreImage(ids.get(1), null));
  }

  @Test
  void whoSaysWhichVersionsTheySawIsToldWhichImageHasChanged() {
    List<String> ids = images("versions", 2);
    sender.send(new EditTags(ids.get(1), List.of("new"), List.of(), null));
    CommandRejected refusal =
        catchThrowableOfType(
            CommandRejected.class,
            () -> sender.send(new ResolveDuplicates(ids.get(0), ids, Map.of(ids.get(1), 1L))));
    Rejection rejection = refusal.<Rejection>getDetails().orElseThrow();
    assertThat(rejection.code()).isEqualTo(ErrorCode.STALE_VERSION);
    assertThat(rejection.properties())
        .containsEntry("imageId", ids.get(1))
        .containsEntry("currentVersion", 2L);
    sender.send(new ResolveDuplicates(ids.get(0), ids, Map.of(ids.get(0), 1L, ids.get(1), 2L)));
  }

  @Test
  void whatDoesNotFitOnTheKeptImageIsRefusedWithTheCodeOfItsLimitAndNothingHappens() {
    List<String> ids = images("limits", 3);
    sender.send(new EditTags(ids.get(0), labels("a", 500), List.of(), null));
    sender.send(new EditTags(ids.get(1), labels("b", 13), List.of(), null));
    sender.assertRejected(resolve(ids, ids.get(0)), ErrorCode.TOO_MANY_TAGS);
    sender.send(new EditTags(ids.get(1), List.of(), List.of("b0"), null));
    sender.send(new EditActors(ids.get(0), labels("a", 500), List.of(), null));
    sender.send(new EditActors(ids.get(2), labels("b", 13), List.of(), null));
    sender.assertRejected(resolve(ids, ids.get(0)), ErrorCode.TOO_MANY_ACTORS);
    sender.send(new EditActors(ids.get(2), List.of(), List.of("b0"), null));
    String long40k = "x".repeat(40_000);
    sender.send(new EditMetadata(ids.get(1), Map.of("one", long40k), null));
    sender.send(new EditMetadata(ids.get(2), Map.of("two", long40k), null));
    sender.assertRejected(resolve(ids, ids.get(0)), ErrorCode.METADATA_INVALID);
    assertUnchanged(new RestoreImage(ids.get(1), null));
    assertUnchanged(new EditTags(ids.get(0), List.of(), List.of("b1"), null));
  }

  /** By the means that each image has of its own; RevertEdits finds all events by the command. */
  @Test
  void whatAResolutionDidIsUndoneByRestoringAndTakingBackAndNothingIsLost() {
    List<String> ids = images("undone", 2);
    String kept = ids.get(0);
    String other = ids.get(1);
    sender.send(new EditTags(other, List.of("red"), List.of(), null));
    sender.send(new EditActors(other, List.of("ann"), List.of(), null));
    sender.send(new EditMetadata(other, Map.of("n", 7), null));
    sender.send(new ChangeCaption(other, "a car", Origin.IMPORT, null));
    AddCrop crop =
        new AddCrop(other, new Box(0, 0, 0.5, 0.5), "wheel", UUID.randomUUID().toString(), null);
    sender.send(crop);
    sender.send(resolve(ids, kept));

    sender.send(new RestoreImage(other, null));
    sender.send(new EditTags(kept, List.of(), List.of("red"), null));
    sender.send(new EditActors(kept, List.of(), List.of("ann"), null));
    Map<String, Object> noKey = new HashMap<>();
    noKey.put("n", null);
    sender.send(new EditMetadata(kept, noKey, null));
    sender.send(new ChangeCaption(kept, "", Origin.HUMAN, null));

    assertUnchanged(new EditTags(other, List.of("red"), List.of(), null));
    assertUnchanged(new EditActors(other, List.of("ann"), List.of(), null));
    assertUnchanged(new EditMetadata(other, Map.of("n", 7), null));
    assertUnchanged(new ChangeCaption(other, "a car", Origin.IMPORT, null));
    assertUnchanged(crop);
    CommandOutcome again = sender.send(resolve(ids, kept));
    assertThat(facts(again)).as("it can be resolved again").hasSize(5);
  }

  @Test
  void anEditThatRacesTheResolutionIsNeverLost() throws Exception {
    for (int round = 0; round < 30; round++) {
      List<String> ids = images("race-" + round, 3);
      String kept = ids.get(0);
      String tag = "tag" + round;
      Callable<String> edit = () -> answer(new EditTags(ids.get(2), List.of(tag), List.of(), null));
      Callable<String> own = () -> answer(new EditTags(kept, List.of("own"), List.of(), null));
      List<String> answers = atOnce(edit, () -> answer(resolve(ids, kept)), own);

      assertThat(answers.subList(1, 3)).containsOnly("done");
      assertUnchanged(new EditTags(kept, List.of("own"), List.of(), null));
      if (answers.get(0).equals("done")) { // then before the image was removed
        assertUnchanged(new EditTags(kept, List.of(tag), List.of(), null));
      } else {
        assertThat(answers.get(0)).isEqualTo("image-removed");
        assertThat(sender.send(new EditTags(kept, List.of(tag), List.of(), null)).changed())
            .isTrue();
      }
    }
  }

  @Test
  void ofTwoWhoResolveOneGroupAtOnceOneDecidesAndOneImageIsLeft() throws Exception {
    for (int round = 0; round < 30; round++) {
      List<String> ids = images("two-" + round, 3);
      List<String> answers =
          atOnce(
              () -> answer(resolve(ids, ids.get(0))),
              () -> answer(resolve(ids.reversed(), ids.get(2))));
      assertThat(answers).containsExactlyInAnyOrder("done", "image-removed");
      String kept = answers.get(0).equals("done") ? ids.get(0) : ids.get(2);
      List<String> removed =
          ids.stream().filter(id -> answer(retag(id)).equals("image-removed")).toList();
      assertThat(removed).hasSize(2).doesNotContain(kept);
    }
  }

  @Test
  void overlappingGroupsResolvedAtOnceNeverWaitForEachOtherForEver() throws Exception {
    List<String> ids = images("overlap", 8);
    List<Callable<String>> resolvers = new ArrayList<>();
    for (int i = 0; i + 2 < ids.size(); i++) {
      List<String> some = new ArrayList<>(ids.subList(i, i + 3));
      Collections.shuffle(some, new Random(i));
      resolvers.add(() -> answer(resolve(some, some.get(0))));
    }
    assertThat(atOnce(resolvers.<Callable<String>>toArray(Callable[]::new)))
        .containsAnyOf("done")
        .allMatch(answer -> answer.equals("done") || answer.equals("image-removed"));
    assertThat(ids.stream().filter(id -> answer(retag(id)).equals("done"))).isNotEmpty();
  }

  private static EditTags retag(String id) {
    return new EditTags(id, List.of("still-here"), List.of(), null);
  }

  private String answer(Object command) {
    try {
      sender.send(command);
      return "done";
    } catch (CommandRejected e) {
      return e.<Rejection>getDetails().orElseThrow().code().code();
    }
  }

  @SafeVarargs
  private static List<String> atOnce(Callable<String>... calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.length)) {
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(Arrays.asList(calls))) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private void assertUnchanged(Object command) {
    assertThat(sender.send(command).changed()).as(command.toString()).isFalse();
  }

  private static ResolveDuplicates resolve(List<String> ids, String kept) {
    return new ResolveDuplicates(kept, ids, Map.of());
  }

  /** Registered, in the order of their ids. */
  private List<String> images(String content, int count) {
    TreeSet<String> ids = new TreeSet<>();
    IntStream.range(0, count)
        .mapToObj(i -> Registrations.of("duplicates-" + content + "-" + i))
        .forEach(image -> ids.add(sender.send(image).aggregateId()));
    return List.copyOf(ids);
  }

  private static List<String> labels(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private List<LoggedEvent> unit(CommandOutcome outcome) {
    int count = (int) (outcome.position() - outcome.firstPosition()) + 1;
    return log.read(LogQuery.all(outcome.firstPosition() - 1, count));
  }

  private String commandId(CommandOutcome outcome) {
    return commandId(unit(outcome).getFirst());
  }

  private String commandId(LoggedEvent event) {
    return JSON.readTree(event.metadata()).path("commandId").asString();
  }

  /** Each event as its image, its type and what it says. */
  private List<String> facts(CommandOutcome outcome) {
    return unit(outcome).stream().map(ResolveDuplicatesTest::fact).toList();
  }

  private static String fact(LoggedEvent event) {
    JsonNode payload = JSON.readTree(event.payload());
    String says =
        switch (event.type()) {
          case "TagsEdited", "ActorsEdited" ->
              payload.path("added").valueStream().map(JsonNode::asString).toList().toString();
          case "MetadataEdited" -> String.join(" ", payload.path("set").propertyNames());
          case "CaptionChanged" -> payload.path("text").asString();
          default -> payload.path("reason").asString();
        };
    return event.aggregateId() + " " + event.type() + " " + says;
  }
}
