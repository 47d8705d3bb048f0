package io.framelog.command.image;

import static io.framelog.command.image.Scene.CROP;
import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.LEFT;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.TagSuggestion;
import io.framelog.image.Thumbnail;
import io.framelog.image.commands.AcceptSuggestion;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.EditMetadata;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.ImageCommand;
import io.framelog.image.commands.RejectSuggestion;
import io.framelog.image.commands.RemoveCrop;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.RevertEditsOfImage;
import io.framelog.image.commands.RevertImage;
import io.framelog.image.commands.ReviewImage;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionTest {
  private static final String SUGGESTION = Identities.suggestion(ID, "TAG", "m", "1", "cat");
  private static final TagsSuggested SUGGESTED =
      new TagsSuggested(ID, List.of(new TagSuggestion(SUGGESTION, "cat", 0.5)), "m", "1");

  /** Every command that takes an expected version. */
  static Stream<Function<Long, ImageCommand>> annotations() {
    return Stream.of(
        v -> new EditTags(ID, List.of("a"), List.of(), v),
        v -> new EditActors(ID, List.of("a"), List.of(), v),
        v -> new ChangeCaption(ID, "a", Origin.HUMAN, v),
        v -> new EditMetadata(ID, Map.of("a", 1), v),
        v -> new AddCrop(ID, LEFT, null, null, v),
        v -> new AdjustCrop(ID, CROP, LEFT, "a", v),
        v -> new RemoveCrop(ID, CROP, v),
        v -> new RemoveImage(ID, null, v),
        v -> new ReviewImage(ID, ReviewState.APPROVED, null, v),
        v -> new AcceptSuggestion(ID, SUGGESTION, v),
        v -> new RejectSuggestion(ID, SUGGESTION, v),
        v -> new RevertImage(ID, 1, v),
        v -> new RevertEditsOfImage(ID, List.of(3L), v));
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void theCurrentVersionIsAccepted(Function<Long, ImageCommand> command) {
    fixture()
        .given(registered(), SUGGESTED, new CropAdded(ID, CROP, LEFT, null))
        .when(command.apply(2L))
        .expectSuccessfulHandlerExecution();
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void anyOtherVersionIsStale(Function<Long, ImageCommand> command) {
    for (long other : new long[] {-1, 0, 1, 3, Long.MAX_VALUE}) {
      fixture()
          .given(registered(), SUGGESTED, new CropAdded(ID, CROP, LEFT, null))
          .when(command.apply(other))
          .expectNoEvents()
          .expectExceptionDetails(
              new Rejection(
                  ErrorCode.STALE_VERSION,
                  "Version " + other + " was expected, the current one is 2",
                  Map.of("currentVersion", 2L, "expectedVersion", other)));
    }
  }

  @Test
  void aStaleVersionIsSaidBeforeAnythingElse() {
    expectRejection(
        fixture()
            .given(registered(), new ImageRemoved(ID, null))
            .when(new EditTags(ID, List.of("\u0000"), List.of(), 1L)),
        ErrorCode.STALE_VERSION);
    expectRejection(
        fixture().given(registered(), new ImageRemoved(ID, null)).when(new RestoreImage(ID, 1L)),
        ErrorCode.STALE_VERSION);
  }

  @Test
  void aStaleCommandIsRefusedEvenIfItWouldChangeNothing() {
    expectRejection(
        fixture()
            .given(registered(), new CaptionChanged(ID, "a", Origin.HUMAN))
            .when(new ChangeCaption(ID, "a", Origin.HUMAN, 1L)),
        ErrorCode.STALE_VERSION);
  }

  @Test
  void whatMachinesRecordDoesNotMakeAVersionStale() {
    fixture()
        .given(
            registered(),
            new ThumbnailsRecorded(ID, List.of(new Thumbnail(128, 128, 64, "t/128.jpg"))),
            new FingerprintRecorded(ID, "phash", "0123456789abcdef"),
            new EnrichmentRequested(ID, List.of(EnrichmentKind.TAGS)))
        .when(new EditTags(ID, List.of("a"), List.of(), 1L))
        .expectEvents(new TagsEdited(ID, List.of("a"), List.of(), Origin.HUMAN))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void anImageThatWasNeverRegisteredIsNotThere(Function<Long, ImageCommand> command) {
    fixture()
        .givenNoPriorActivity()
        .when(command.apply(1L))
        .expectNoEvents()
        .expectException(AggregateNotFoundException.class);
  }
}
