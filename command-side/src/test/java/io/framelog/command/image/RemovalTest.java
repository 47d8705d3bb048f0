package io.framelog.command.image;

import static io.framelog.command.image.Scene.CROP;
import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.LEFT;
import static io.framelog.command.image.Scene.VECTOR;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.TagScore;
import io.framelog.image.Thumbnail;
import io.framelog.image.commands.AbandonEnrichment;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.EnrichmentCommand;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.commands.RecordEmbedding;
import io.framelog.image.commands.RecordFingerprint;
import io.framelog.image.commands.RecordThumbnails;
import io.framelog.image.commands.RemoveCrop;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RequestEnrichment;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemovalTest {
  private static final ImageRemoved REMOVED = new ImageRemoved(ID, null);

  @Test
  void anImageIsRemovedWithAReason() {
    fixture()
        .given(registered())
        .when(new RemoveImage(ID, "asked by the artist", null))
        .expectEvents(new ImageRemoved(ID, "asked by the artist"))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void removingAgainIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), REMOVED)
        .when(new RemoveImage(ID, "another reason", null))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "\uD83D", "a\u0007"})
  void aReasonMustBePlain(String reason) {
    expectRejection(
        fixture().given(registered()).when(new RemoveImage(ID, reason, null)),
        ErrorCode.REASON_INVALID);
  }

  @Test
  void aReasonHasAtMost1024Characters() {
    fixture()
        .given(registered())
        .when(new RemoveImage(ID, "a".repeat(1_024), null))
        .expectEvents(new ImageRemoved(ID, "a".repeat(1_024)));
    expectRejection(
        fixture().given(registered()).when(new RemoveImage(ID, "a".repeat(1_025), null)),
        ErrorCode.REASON_INVALID);
  }

  @Test
  void aRestoredImageHasAllThatItHad() {
    fixture()
        .given(registered(), new TagsEdited(ID, List.of("car"), List.of(), Origin.HUMAN), REMOVED)
        .when(new RestoreImage(ID, null))
        .expectEvents(new ImageRestored(ID))
        .expectResultMessagePayload(new Decision(ID, 4, Map.of()));
    fixture()
        .given(
            registered(),
            new TagsEdited(ID, List.of("car"), List.of(), Origin.HUMAN),
            REMOVED,
            new ImageRestored(ID))
        .when(new EditTags(ID, List.of("car"), List.of(), null))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void restoringAnImageThatIsThereIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered())
        .when(new RestoreImage(ID, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  static Stream<ImageCommand> annotations() {
    return Stream.of(
        new EditTags(ID, List.of("a"), List.of(), null),
        new EditTags(ID, List.of(), List.of(), null),
        new EditActors(ID, List.of("a"), List.of(), null),
        new ChangeCaption(ID, "a", Origin.HUMAN, null),
        new EditMetadata(ID, Map.of("a", 1), null),
        new AddCrop(ID, LEFT, null, null, null),
        new AdjustCrop(ID, CROP, LEFT, "a", null),
        new RemoveCrop(ID, CROP, null));
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void aRemovedImageIsNotAnnotated(ImageCommand command) {
    expectRejection(
        fixture().given(registered(), new CropAdded(ID, CROP, LEFT, null), REMOVED).when(command),
        ErrorCode.IMAGE_REMOVED);
  }

  static Stream<EnrichmentCommand> results() {
    return Stream.of(
        new RecordEmbedding(ID, EmbeddingSubject.image(), "m", "1", 4, VECTOR),
        new RecordEmbedding(ID, EmbeddingSubject.crop(CROP, LEFT), "m", "1", 4, VECTOR),
        new RecordThumbnails(ID, List.of(new Thumbnail(128, 128, 64, "t/128.jpg"))),
        new RecordFingerprint(ID, "phash", "0123456789abcdef"),
        new SuggestCaption(ID, "a cat", 0.5, "m", "1"),
        new SuggestTags(ID, List.of(new TagScore("cat", 0.5)), "m", "1"),
        new AbandonEnrichment(ID, EnrichmentKind.TAGS, null, "no memory", 5),
        new RequestEnrichment(ID, List.of(EnrichmentKind.TAGS)));
  }

  @ParameterizedTest
  @MethodSource("results")
  void whatMachinesSayOfARemovedImageIsIgnored(EnrichmentCommand command) {
    fixture()
        .given(registered(), new CropAdded(ID, CROP, LEFT, null), REMOVED)
        .when(command)
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 3, Map.of()));
  }

  /** Shows that the commands above are ignored for the removal and for nothing else. */
  @ParameterizedTest
  @MethodSource("results")
  void theSameIsRecordedOnceTheImageIsRestored(EnrichmentCommand command) {
    Matcher<List<EventMessage<?>>> oneEvent = Matchers.matches(events -> events.size() == 1);
    fixture()
        .given(registered(), new CropAdded(ID, CROP, LEFT, null), REMOVED, new ImageRestored(ID))
        .when(command)
        .expectEventsMatching(oneEvent)
        .expectResultMessagePayload(new Decision(ID, 4, Map.of()));
  }
}
