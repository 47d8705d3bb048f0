package io.framelog.enrichment.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.VectorRef;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImageEnrichmentSagaTest {
  private static final String IMAGE = "11111111-1111-5111-8111-111111111111";
  private static final String CROP = "22222222-2222-5222-8222-222222222222";
  private static final Box BOX = new Box(0, 0, 0.5, 0.5);
  private static final Box MOVED = new Box(0.5, 0.5, 0.5, 0.5);

  private SagaTestFixture<ImageEnrichmentSaga> fixture;
  private RecordedTasks tasks;

  @BeforeEach
  void fixture() {
    fixture = new SagaTestFixture<>(ImageEnrichmentSaga.class);
    tasks = new RecordedTasks();
    fixture.registerResource(tasks);
  }

  @Test
  void aRegisteredImageWaitsForEveryStepThatApplies() {
    fixture
        .givenNoPriorActivity()
        .whenAggregate(IMAGE)
        .publishes(registered("a cat", List.of(new Crop(CROP, BOX, "cat"))))
        .expectActiveSagas(1)
        .expectNoDispatchedCommands()
        .expectScheduledDeadlineWithName(Duration.ofMinutes(1), ImageEnrichmentSaga.CHECK);
    assertThat(tasks.calls)
        .containsExactly(
            "add THUMBNAILS",
            "add FINGERPRINT",
            "add EMBEDDING",
            "add TAGS",
            "add CAPTION",
            "add CAPTION_EMBEDDING",
            "add CROP_EMBEDDING/" + CROP);
  }

  @Test
  void theRoundEndsWithItsLastStepWhetherRecordedOrAbandoned() {
    fixture
        .givenAggregate(IMAGE)
        .published(
            registered(null, List.of()),
            new ThumbnailsRecorded(IMAGE, List.of()),
            new FingerprintRecorded(IMAGE, "phash-dct-64", "0123456789abcdef"),
            embedding(EmbeddingSubject.image()),
            new TagsSuggested(IMAGE, List.of(), "m", "1"))
        .whenAggregate(IMAGE)
        .publishes(new EnrichmentAbandoned(IMAGE, EnrichmentKind.CAPTION, null, "no", 5))
        .expectActiveSagas(0)
        .expectNoScheduledDeadlines();
    assertThat(tasks.calls).endsWith("end");
  }

  @Test
  void aCropThatMovesStartsANewRoundAndTheOldOneForgetsIt() {
    fixture
        .givenAggregate(IMAGE)
        .published(new CropAdded(IMAGE, CROP, BOX, null))
        .whenAggregate(IMAGE)
        .publishes(
            new CropAdjusted(IMAGE, CROP, new CropState(BOX, null), new CropState(MOVED, null)))
        .expectActiveSagas(1);
    assertThat(tasks.calls)
        .containsOnlyOnce("cancel CROP_EMBEDDING/" + CROP, "end")
        .filteredOn(call -> call.equals("add CROP_EMBEDDING/" + CROP))
        .hasSize(2);
  }

  @Test
  void aCropThatIsOnlyRenamedNeedsNoNewEmbedding() {
    fixture
        .givenNoPriorActivity()
        .whenAggregate(IMAGE)
        .publishes(new CropAdjusted(IMAGE, CROP, new CropState(BOX, "a"), new CropState(BOX, "b")))
        .expectActiveSagas(0);
    assertThat(tasks.calls).isEmpty();
  }

  @Test
  void aRemovedCropNeedsNoEmbedding() {
    fixture
        .givenAggregate(IMAGE)
        .published(new CropAdded(IMAGE, CROP, BOX, null))
        .whenAggregate(IMAGE)
        .publishes(new CropRemoved(IMAGE, CROP))
        .expectActiveSagas(0);
    assertThat(tasks.calls).endsWith("cancel CROP_EMBEDDING/" + CROP, "end");
  }

  @Test
  void aNewCaptionReplacesTheOneThatWaitsAndAClearedOneWaitsForNothing() {
    fixture
        .givenAggregate(IMAGE)
        .published(new CaptionChanged(IMAGE, "a cat", Origin.HUMAN))
        .whenAggregate(IMAGE)
        .publishes(new CaptionChanged(IMAGE, "", Origin.HUMAN))
        .expectActiveSagas(0);
    assertThat(tasks.calls)
        .containsExactly("add CAPTION_EMBEDDING", "cancel CAPTION_EMBEDDING", "end");
  }

  @Test
  void aRemovedImageStopsTheWorkAndARestoredOneTakesItUpAgain() {
    fixture
        .givenAggregate(IMAGE)
        .published(
            registered(null, List.of()),
            embedding(EmbeddingSubject.image()),
            new ImageRemoved(IMAGE, null))
        .whenAggregate(IMAGE)
        .publishes(new ImageRestored(IMAGE))
        .expectActiveSagas(1);
    assertThat(tasks.calls).endsWith("suspend", "resume CAPTION FINGERPRINT TAGS THUMBNAILS");
  }

  @Test
  void anErasureEndsWhatIsUnderWay() {
    fixture
        .givenAggregate(IMAGE)
        .published(registered("a cat", List.of()))
        .whenAggregate(IMAGE)
        .publishes(new ImageErased(IMAGE, null, List.of()))
        .expectActiveSagas(0)
        .expectNoScheduledDeadlines();
    assertThat(tasks.calls).endsWith("end");
  }

  @Test
  void theDeadlineEndsARoundWhoseLastStepChangedNothing() {
    tasks.done.add("TAGS");
    fixture
        .givenAggregate(IMAGE)
        .published(new EnrichmentRequested(IMAGE, List.of(EnrichmentKind.TAGS)))
        .whenTimeElapses(Duration.ofMinutes(2))
        .expectActiveSagas(0)
        .expectTriggeredDeadlinesWithName(ImageEnrichmentSaga.CHECK);
    assertThat(tasks.calls).containsExactly("add TAGS", "end");
  }

  @Test
  void theDeadlineComesBackMoreSeldomWhileAStepIsOpen() {
    fixture
        .givenAggregate(IMAGE)
        .published(new EnrichmentRequested(IMAGE, List.of(EnrichmentKind.TAGS)))
        .whenTimeElapses(Duration.ofMinutes(1))
        .expectActiveSagas(1)
        .expectScheduledDeadlineWithName(Duration.ofMinutes(2), ImageEnrichmentSaga.CHECK);
  }

  @Test
  void anEventOfAnotherImageChangesNothing() {
    fixture
        .givenAggregate(IMAGE)
        .published(new EnrichmentRequested(IMAGE, List.of(EnrichmentKind.CAPTION)))
        .whenAggregate(CROP)
        .publishes(new CaptionSuggested(CROP, "s", "a cat", 0.5, "m", "1"))
        .expectActiveSagas(1);
  }

  @Test
  void itsStateSurvivesTheSagaStore() {
    Jackson3Serializer serializer = Jackson3Serializer.builder().build();
    String stored =
        """
        {"checks":3,"deadlineId":"d","imageId":"i","open":["CAPTION","TAGS"],"roundId":"r",\
        "suspended":true}""";
    ImageEnrichmentSaga saga =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                stored, String.class, ImageEnrichmentSaga.class.getName(), null));
    assertThat(serializer.serialize(saga, String.class).getData()).isEqualTo(stored);
  }

  private static EmbeddingRecorded embedding(EmbeddingSubject subject) {
    return new EmbeddingRecorded(IMAGE, subject, VectorRef.float32("m", "1", 3, "00"));
  }

  private static ImageRegistered registered(@Nullable String caption, List<Crop> crops) {
    return new ImageRegistered(
        IMAGE,
        "images/" + IMAGE + ".png",
        "00",
        "image/png",
        10,
        4,
        4,
        null,
        caption,
        List.of(),
        List.of(),
        Map.of(),
        crops,
        Origin.HUMAN);
  }
}
