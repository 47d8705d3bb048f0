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
import io.framelog.image.Thumbnail;
import io.framelog.image.VectorRef;
import io.framelog.image.commands.AbandonEnrichment;
import io.framelog.image.commands.EnrichmentCommand;
import io.framelog.image.commands.RecordFingerprint;
import io.framelog.image.commands.RecordThumbnails;
import io.framelog.image.commands.RequestEnrichment;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.log.Decision;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MachineResultsTest {
  private static final Thumbnail SMALL = new Thumbnail(128, 128, 64, "t/128.jpg");
  private static final Thumbnail LARGE = new Thumbnail(512, 400, 200, "t/512.jpg");
  private static final String HASH = "0123456789abcdef";
  private static final EnrichmentAbandoned GAVE_UP =
      new EnrichmentAbandoned(ID, EnrichmentKind.TAGS, null, "no memory", 5);

  @Test
  void thumbnailsAreRecordedFromSmallToLargeAndOnce() {
    fixture()
        .given(registered())
        .when(new RecordThumbnails(ID, List.of(LARGE, SMALL)))
        .expectEvents(new ThumbnailsRecorded(ID, List.of(SMALL, LARGE)))
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
    fixture()
        .given(registered(), new ThumbnailsRecorded(ID, List.of(SMALL, LARGE)))
        .when(new RecordThumbnails(ID, List.of(LARGE, SMALL)))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
    fixture()
        .given(registered(), new ThumbnailsRecorded(ID, List.of(SMALL, LARGE)))
        .when(new RecordThumbnails(ID, List.of(SMALL)))
        .expectEvents(new ThumbnailsRecorded(ID, List.of(SMALL)));
  }

  @Test
  void aFingerprintIsRecordedOncePerAlgorithm() {
    fixture()
        .given(registered())
        .when(new RecordFingerprint(ID, "phash", HASH))
        .expectEvents(new FingerprintRecorded(ID, "phash", HASH));
    fixture()
        .given(
            registered(),
            new FingerprintRecorded(ID, "phash", HASH),
            new FingerprintRecorded(ID, "dhash", "f".repeat(16)))
        .when(new RecordFingerprint(ID, "phash", HASH))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    fixture()
        .given(registered(), new FingerprintRecorded(ID, "phash", HASH))
        .when(new RecordFingerprint(ID, "phash", "f".repeat(16)))
        .expectEvents(new FingerprintRecorded(ID, "phash", "f".repeat(16)));
  }

  static Stream<EnrichmentCommand> notDescribed() {
    return Stream.of(
        new RecordThumbnails(ID, List.of()),
        new RecordThumbnails(ID, Collections.nCopies(33, SMALL)),
        new RecordThumbnails(ID, List.of(new Thumbnail(0, 1, 1, "k"))),
        new RecordThumbnails(ID, List.of(new Thumbnail(1, -1, 1, "k"))),
        new RecordThumbnails(ID, List.of(new Thumbnail(1, 1, 0, "k"))),
        new RecordThumbnails(ID, List.of(new Thumbnail(1, 1, 1, " "))),
        new RecordThumbnails(ID, List.of(new Thumbnail(1, 1, 1, "\u0000"))),
        new RecordFingerprint(ID, "", HASH),
        new RecordFingerprint(ID, "phash", HASH.substring(1)),
        new RecordFingerprint(ID, "phash", HASH.replace('a', 'A')),
        new RecordFingerprint(ID, "phash", HASH + "\n"),
        abandon(EnrichmentKind.TAGS, CROP, "why", 5),
        abandon(EnrichmentKind.TAGS, null, "why", -1));
  }

  @ParameterizedTest
  @MethodSource("notDescribed")
  void aResultIsDescribedCompletely(EnrichmentCommand command) {
    expectRejection(
        fixture().given(registered(), new CropAdded(ID, CROP, LEFT, null)).when(command),
        ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void givingUpIsRecordedOnce() {
    fixture()
        .given(registered())
        .when(abandon(EnrichmentKind.TAGS, null, "no memory", 5))
        .expectEvents(GAVE_UP)
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
    fixture()
        .given(registered(), GAVE_UP)
        .when(abandon(EnrichmentKind.TAGS, null, "no memory", 5))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    fixture()
        .given(registered(), GAVE_UP, requested(EnrichmentKind.TAGS))
        .when(abandon(EnrichmentKind.TAGS, null, "no memory", 5))
        .expectEvents(GAVE_UP);
  }

  @Test
  void aWorkerThatGivesUpLateDoesNotUndoWhatIsDone() {
    EmbeddingRecorded done =
        new EmbeddingRecorded(ID, EmbeddingSubject.image(), VectorRef.float32("m", "1", 4, VECTOR));
    fixture()
        .given(registered(), done)
        .when(abandon(EnrichmentKind.EMBEDDING, null, "too late", 5))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    fixture()
        .given(registered(), done, requested(EnrichmentKind.EMBEDDING))
        .when(abandon(EnrichmentKind.EMBEDDING, null, "no memory", 5))
        .expectEvents(new EnrichmentAbandoned(ID, EnrichmentKind.EMBEDDING, null, "no memory", 5));
  }

  @Test
  void onlyTheEmbeddingOfACropThatIsThereIsAbandoned() {
    EnrichmentAbandoned event =
        new EnrichmentAbandoned(ID, EnrichmentKind.CROP_EMBEDDING, CROP, "why", 5);
    fixture()
        .given(registered(), new CropAdded(ID, CROP, LEFT, null))
        .when(abandon(EnrichmentKind.CROP_EMBEDDING, CROP, "why", 5))
        .expectEvents(event);
    fixture()
        .given(registered(), new CropAdded(ID, CROP, LEFT, null), new CropRemoved(ID, CROP))
        .when(abandon(EnrichmentKind.CROP_EMBEDDING, CROP, "why", 5))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  /** So a round ends that asked for the embeddings of whatever crops there are. */
  @Test
  void theEmbeddingsOfAllCropsCanBeAbandoned() {
    fixture()
        .given(
            registered(),
            new CropAdded(ID, CROP, LEFT, null),
            new EmbeddingRecorded(
                ID, EmbeddingSubject.crop(CROP, LEFT), VectorRef.float32("m", "1", 4, VECTOR)))
        .when(abandon(EnrichmentKind.CROP_EMBEDDING, null, "why", 5))
        .expectEvents(new EnrichmentAbandoned(ID, EnrichmentKind.CROP_EMBEDDING, null, "why", 5));
  }

  @Test
  void aMachinesReasonIsCutAndCleanedSoThatNoStepStaysOpenForEver() {
    String reason = "a\u0000b\r\n\uD83D" + "c".repeat(1_019) + "\uD83D\uDC31";
    fixture()
        .given(registered())
        .when(abandon(EnrichmentKind.TAGS, null, reason, 5))
        .expectEvents(
            new EnrichmentAbandoned(
                ID, EnrichmentKind.TAGS, null, "ab\n" + "c".repeat(1_019) + "\uD83D\uDC31", 5));
    fixture()
        .given(registered())
        .when(abandon(EnrichmentKind.TAGS, null, "c".repeat(1_023) + "\uD83D\uDC31", 5))
        .expectEvents(new EnrichmentAbandoned(ID, EnrichmentKind.TAGS, null, "c".repeat(1_023), 5));
  }

  @Test
  void eachRequestIsAFactOfItsOwn() {
    fixture()
        .given(registered(), requested(EnrichmentKind.TAGS))
        .when(
            new RequestEnrichment(
                ID, List.of(EnrichmentKind.TAGS, EnrichmentKind.THUMBNAILS, EnrichmentKind.TAGS)))
        .expectEvents(
            new EnrichmentRequested(ID, List.of(EnrichmentKind.THUMBNAILS, EnrichmentKind.TAGS)))
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  @Test
  void askingForNothingIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered())
        .when(new RequestEnrichment(ID, List.of()))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void whatIsRequestedAgainIsRecordedAgain() {
    fixture()
        .given(
            registered(),
            new ThumbnailsRecorded(ID, List.of(SMALL)),
            requested(EnrichmentKind.THUMBNAILS))
        .when(new RecordThumbnails(ID, List.of(SMALL)))
        .expectEvents(new ThumbnailsRecorded(ID, List.of(SMALL)));
  }

  private static EnrichmentRequested requested(EnrichmentKind kind) {
    return new EnrichmentRequested(ID, List.of(kind));
  }

  private static AbandonEnrichment abandon(
      EnrichmentKind kind, @Nullable String cropId, String reason, int attempts) {
    return new AbandonEnrichment(ID, kind, cropId, reason, attempts);
  }
}
