package io.framelog.command.image;

import static io.framelog.command.image.Scene.CROP;
import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.LEFT;
import static io.framelog.command.image.Scene.RIGHT;
import static io.framelog.command.image.Scene.VECTOR;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.identity.Sha256;
import io.framelog.image.Box;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EmbeddingSubject.Kind;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.VectorRef;
import io.framelog.image.commands.RecordEmbedding;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordEmbeddingTest {
  private static final EmbeddingSubject IMAGE = EmbeddingSubject.image();
  private static final EmbeddingSubject CAT = EmbeddingSubject.caption(Sha256.hex("a cat"));
  private static final EmbeddingSubject LEFT_CROP = EmbeddingSubject.crop(CROP, LEFT);
  private static final CropAdded ADDED = new CropAdded(ID, CROP, LEFT, null);
  private static final CaptionChanged CAPTIONED = new CaptionChanged(ID, "a cat", Origin.HUMAN);

  static Stream<EmbeddingSubject> subjects() {
    return Stream.of(IMAGE, CAT, LEFT_CROP);
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aVectorIsRecordedAndTheVersionStays(EmbeddingSubject subject) {
    fixture()
        .given(registered(), ADDED, CAPTIONED)
        .when(record(subject, VECTOR))
        .expectEvents(recorded(subject, VECTOR))
        .expectResultMessagePayload(new Decision(ID, 3, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theSameVectorAgainIsASuccessWithoutAnEvent(EmbeddingSubject subject) {
    fixture()
        .given(registered(), ADDED, CAPTIONED, recorded(subject, VECTOR))
        .when(record(subject, VECTOR))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 3, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void anotherVectorOrAnotherModelIsRecorded(EmbeddingSubject subject) {
    String other = Sha256.hex("another vector");
    fixture()
        .given(registered(), ADDED, CAPTIONED, recorded(subject, VECTOR))
        .when(record(subject, other))
        .expectEvents(recorded(subject, other));
    fixture()
        .given(registered(), ADDED, CAPTIONED, recorded(subject, VECTOR))
        .when(new RecordEmbedding(ID, subject, "model", "2", 4, VECTOR))
        .expectEvents(
            new EmbeddingRecorded(ID, subject, VectorRef.float32("model", "2", 4, VECTOR)));
  }

  static Stream<List<ImageEvent>> changedSubjects() {
    return Stream.of(
        List.of(ADDED, moved(LEFT, RIGHT)),
        List.of(ADDED, new CropRemoved(ID, CROP)),
        List.of(CAPTIONED, new CaptionChanged(ID, "a dog", Origin.HUMAN)),
        List.of(CAPTIONED, new CaptionChanged(ID, "", Origin.HUMAN)),
        List.of());
  }

  @ParameterizedTest
  @MethodSource("changedSubjects")
  void aVectorOfWhatIsNoLongerThereIsIgnored(List<ImageEvent> history) {
    for (EmbeddingSubject subject : List.of(CAT, LEFT_CROP)) {
      fixture()
          .given(registered())
          .andGiven(history)
          .when(record(subject, VECTOR))
          .expectNoEvents()
          .expectSuccessfulHandlerExecution();
    }
  }

  @Test
  void theVectorOfNoCaptionIsIgnored() {
    fixture()
        .given(registered())
        .when(record(EmbeddingSubject.caption(Sha256.hex("")), VECTOR))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void aRenamedCropKeepsItsVector() {
    fixture()
        .given(
            registered(),
            ADDED,
            recorded(LEFT_CROP, VECTOR),
            new CropAdjusted(ID, CROP, new CropState(LEFT, null), new CropState(LEFT, "cat")))
        .when(record(LEFT_CROP, VECTOR))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void aCropThatMovedAwayAndBackIsRecordedAgain() {
    fixture()
        .given(
            registered(),
            ADDED,
            recorded(LEFT_CROP, VECTOR),
            moved(LEFT, RIGHT),
            moved(RIGHT, LEFT))
        .when(record(LEFT_CROP, VECTOR))
        .expectEvents(recorded(LEFT_CROP, VECTOR));
  }

  @Test
  void aCropThatWasRemovedAndCameBackIsRecordedAgain() {
    fixture()
        .given(registered(), ADDED, recorded(LEFT_CROP, VECTOR), new CropRemoved(ID, CROP), ADDED)
        .when(record(LEFT_CROP, VECTOR))
        .expectEvents(recorded(LEFT_CROP, VECTOR));
  }

  @Test
  void aCaptionThatChangedAndChangedBackIsRecordedAgain() {
    fixture()
        .given(
            register().caption("a cat").event(),
            recorded(CAT, VECTOR),
            new CaptionChanged(ID, "a dog", Origin.HUMAN),
            CAPTIONED)
        .when(record(CAT, VECTOR))
        .expectEvents(recorded(CAT, VECTOR));
  }

  @Test
  void whatIsRequestedAgainIsRecordedAgain() {
    fixture()
        .given(
            registered(),
            recorded(IMAGE, VECTOR),
            new EnrichmentRequested(ID, List.of(EnrichmentKind.EMBEDDING)))
        .when(record(IMAGE, VECTOR))
        .expectEvents(recorded(IMAGE, VECTOR));
    fixture()
        .given(
            registered(),
            recorded(IMAGE, VECTOR),
            new EnrichmentRequested(
                ID, List.of(EnrichmentKind.CAPTION_EMBEDDING, EnrichmentKind.TAGS)))
        .when(record(IMAGE, VECTOR))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void aWorkerThatComesLateStillSucceedsAfterGivingUp() {
    fixture()
        .given(
            registered(),
            new EnrichmentAbandoned(ID, EnrichmentKind.EMBEDDING, null, "no memory", 5))
        .when(record(IMAGE, VECTOR))
        .expectEvents(recorded(IMAGE, VECTOR));
  }

  @Test
  void aNegativeZeroInTheBoxIsTheSameBox() {
    EmbeddingSubject subject = EmbeddingSubject.crop(CROP, new Box(-0.0, -0.0, 0.5, 1));
    fixture()
        .given(registered(), ADDED)
        .when(record(subject, VECTOR))
        .expectEvents(recorded(LEFT_CROP, VECTOR));
  }

  static Stream<RecordEmbedding> notDescribed() {
    String sha = Sha256.hex("a cat");
    return Stream.of(
        record(new EmbeddingSubject(Kind.IMAGE, CROP, null, null), VECTOR),
        record(new EmbeddingSubject(Kind.IMAGE, null, null, sha), VECTOR),
        record(new EmbeddingSubject(Kind.CROP, CROP, null, null), VECTOR),
        record(new EmbeddingSubject(Kind.CROP, null, LEFT, null), VECTOR),
        record(new EmbeddingSubject(Kind.CROP, CROP, LEFT, sha), VECTOR),
        record(new EmbeddingSubject(Kind.CAPTION, null, null, null), VECTOR),
        record(new EmbeddingSubject(Kind.CAPTION, null, null, "a cat"), VECTOR),
        record(new EmbeddingSubject(Kind.CAPTION, CROP, LEFT, sha), VECTOR),
        record(IMAGE, "not a digest"),
        new RecordEmbedding(ID, IMAGE, "model", "1", 0, VECTOR),
        new RecordEmbedding(ID, IMAGE, "", "1", 4, VECTOR),
        new RecordEmbedding(ID, IMAGE, "mo\ndel", "1", 4, VECTOR),
        new RecordEmbedding(ID, IMAGE, "model", "\uD83D", 4, VECTOR));
  }

  @ParameterizedTest
  @MethodSource("notDescribed")
  void aVectorIsDescribedCompletely(RecordEmbedding command) {
    expectRejection(fixture().given(registered()).when(command), ErrorCode.VALIDATION_FAILED);
  }

  private static CropAdjusted moved(Box from, Box to) {
    return new CropAdjusted(ID, CROP, new CropState(from, null), new CropState(to, null));
  }

  private static RecordEmbedding record(EmbeddingSubject subject, String sha256) {
    return new RecordEmbedding(ID, subject, "model", "1", 4, sha256);
  }

  private static EmbeddingRecorded recorded(EmbeddingSubject subject, String sha256) {
    return new EmbeddingRecorded(ID, subject, VectorRef.float32("model", "1", 4, sha256));
  }
}
