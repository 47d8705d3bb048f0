package io.framelog.query.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.error.QueryRejected;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.log.LogReader;
import io.framelog.projection.DeadLetter;
import io.framelog.projection.DeadLetter.Reason;
import io.framelog.projection.DeadLetterPage;
import io.framelog.projection.ListDeadLetters;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.framelog.projection.ProjectionStatus;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.Images;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a projection does with events that this build cannot read, in the middle of a log. */
@ReadModelTest
@ExtendWith(OutputCaptureExtension.class)
class ParkedEventsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String IMAGES = "image";

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired TestQueries queries;
  @Autowired ProjectionProgress progress;
  @Autowired ProjectionReset reset;
  @Autowired ProjectionLag lag;
  @Autowired ParkedEvents parked;
  @Autowired JdbcTemplate jdbc;

  private final String image = Images.id();
  private final String other = Images.id();
  private long before;

  @BeforeEach
  void twoImagesAndWhatIsParkedAlready() {
    log.append(Images.registered(image, "before"), Images.registered(other, "before"));
    before = parked.count(IMAGES);
  }

  @Test
  void anUnknownTypeIsParkedAndTheStreamGoesOn() {
    long unknown = log.appendRow("ImageDreamed", "1", image, "{\"dream\":true}");
    awaitAll();

    assertThat(deadLettersOf(image))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.position()).isEqualTo(unknown);
              assertThat(letter.type()).isEqualTo("ImageDreamed");
              assertThat(letter.revision()).isEqualTo("1");
              assertThat(letter.reason()).isEqualTo(Reason.UNKNOWN_TYPE);
            });
    assertThat(caption(image)).isEqualTo("before");
  }

  @Test
  void aRevisionOfANewerBuildIsNotReadAsIfItWereOurs() {
    log.appendRow("CaptionChanged", "9", image, caption(image, "from the future"));
    awaitAll();

    assertThat(deadLettersOf(image))
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.UNKNOWN_REVISION);
    assertThat(caption(image)).isEqualTo("before");
  }

  @Test
  void aPayloadThatIsNotWhatItsTypeSaysIsParked() {
    log.appendRow("CaptionChanged", "1", image, "{\"imageId\":\"" + image + "\",\"text\":");
    log.appendRow("EmbeddingRecorded", "1", other, "[]");
    awaitAll();

    assertThat(deadLettersOf(image))
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.UNREADABLE_PAYLOAD);
    assertThat(deadLettersOf(other))
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.UNREADABLE_PAYLOAD);
  }

  @Test
  void laterEventsOfTheSameImageWaitBehindItInOneBatchAndInLaterOnes() {
    log.appendUnknown(image);
    log.append(changed(image, "in the same batch"), changed(other, "goes on"));
    awaitAll();
    log.append(changed(image, "in a later batch"), changed(other, "goes on still"));
    awaitAll();

    assertThat(caption(image)).isEqualTo("before");
    assertThat(caption(other)).isEqualTo("goes on still");
    assertThat(deadLettersOf(image))
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.UNKNOWN_TYPE, Reason.WAITS_BEHIND, Reason.WAITS_BEHIND);
    assertThat(deadLettersOf(other)).isEmpty();
  }

  @Test
  void anImageThatWasRegisteredInAnUnknownWayIsNotThereAndHarmsNobody() {
    String strange = Images.id();
    log.appendRow("ImageRegistered", "9", strange, "{\"imageId\":\"" + strange + "\"}");
    log.append(changed(strange, "of nothing"), changed(other, "goes on"));
    awaitAll();

    assertThat(deadLettersOf(strange)).hasSize(2);
    assertThat(jdbc.queryForList("select 1 from image where image_id = ?", uuid(strange)))
        .isEmpty();
    assertThat(caption(other)).isEqualTo("goes on");
  }

  @Test
  void projectionsThatReadNoPayloadHaveNothingToPark() {
    log.appendUnknown(image);
    long last = reader.head().position();

    progress.await("image-cache", last, PATIENCE);

    assertThat(parked.count("image-cache")).isZero();
    progress.await(RecordingProjection.NAME, last, PATIENCE);
    assertThat(
            jdbc.queryForList("select type from recording where position = ?", String.class, last))
        .containsExactly("SomethingNew");
  }

  @Test
  void theListOfProjectionsTheGaugesAndTheListOfDeadLettersSayTheSame() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    lag.bindTo(meters);
    log.appendUnknown(image);
    log.append(changed(image, "1"), changed(image, "2"));
    awaitAll();

    assertThat(status().deadLetters()).isEqualTo(before + 3);
    assertThat(meters.get("framelog.projection.dead.letters").tag("name", IMAGES).gauge().value())
        .isEqualTo(before + 3);
    DeadLetterPage first = page(0, (int) before + 2);
    assertThat(first.deadLetters()).hasSize((int) before + 2);
    DeadLetterPage rest = page(first.next() == null ? 0 : first.next(), 100);
    assertThat(rest.deadLetters()).hasSize(1);
    assertThat(rest.next()).isNull();
  }

  @Test
  void anUnknownProjectionHasNoDeadLetters() {
    assertThatThrownBy(
            () -> queries.ask(new ListDeadLetters("nonesuch", 0, 1), DeadLetterPage.class))
        .hasMessageContaining("nonesuch");
    assertThatThrownBy(() -> queries.ask(new ListDeadLetters(IMAGES, 0, 0), DeadLetterPage.class))
        .hasMessageContaining("limit");
  }

  @Test
  void eachTypeIsComplainedAboutOnce(CapturedOutput output) {
    log.appendRow("ImageHummed", "1", image, "{}");
    awaitAll();
    log.appendRow("ImageHummed", "1", other, "{}");
    awaitAll();

    assertThat(output.toString().split("Projection image puts events of type ImageHummed", -1))
        .hasSize(2);
  }

  @Test
  void aResetForgetsAndMeetsThemAgain() {
    long unknown = log.appendUnknown(image);
    log.append(changed(image, "waits"));
    awaitAll();
    List<DeadLetter> met = deadLettersOf(image);

    reset.reset(IMAGES);
    awaitAll();

    assertThat(deadLettersOf(image))
        .extracting(DeadLetter::position)
        .containsExactlyElementsOf(met.stream().map(DeadLetter::position).toList())
        .startsWith(unknown);
    assertThat(caption(image)).isEqualTo("before");
  }

  @Test
  void whoNeedsAllUpToAPositionIsRefusedFromTheFirstParkedOneOn() {
    jdbc.update("delete from parked_event");
    long unknown = log.appendUnknown(image);
    awaitAll();

    parked.requireNoneUpTo(IMAGES, unknown - 1);
    assertThatThrownBy(() -> parked.requireNoneUpTo(IMAGES, unknown))
        .isInstanceOf(QueryRejected.class)
        .hasMessageContaining(String.valueOf(unknown));
  }

  private static CaptionChanged changed(String id, String text) {
    return new CaptionChanged(id, text, Origin.HUMAN);
  }

  private static String caption(String id, String text) {
    return "{\"imageId\":\"%s\",\"text\":\"%s\",\"origin\":{\"kind\":\"HUMAN\"}}"
        .formatted(id, text);
  }

  private void awaitAll() {
    progress.await(IMAGES, reader.head().position(), PATIENCE);
  }

  private String caption(String id) {
    return jdbc.queryForList("select caption from image where image_id = ?", String.class, uuid(id))
        .getFirst();
  }

  private static UUID uuid(String id) {
    return UUID.fromString(id);
  }

  private List<DeadLetter> deadLettersOf(String id) {
    return page(0, 1_000).deadLetters().stream()
        .filter(letter -> letter.aggregateId().equals(id))
        .toList();
  }

  private DeadLetterPage page(long after, int limit) {
    return queries.ask(new ListDeadLetters(IMAGES, after, limit), DeadLetterPage.class);
  }

  private ProjectionStatus status() {
    return queries.ask(new ListProjections(), ProjectionList.class).projections().stream()
        .filter(status -> status.name().equals(IMAGES))
        .findFirst()
        .orElseThrow();
  }
}
