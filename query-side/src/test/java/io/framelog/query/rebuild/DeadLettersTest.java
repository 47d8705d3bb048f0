package io.framelog.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogReader;
import io.framelog.log.MetadataKeys;
import io.framelog.projection.DeadLetter;
import io.framelog.projection.DeadLetter.Reason;
import io.framelog.projection.DeadLetterPage;
import io.framelog.projection.DiscardDeadLetter;
import io.framelog.projection.ListDeadLetters;
import io.framelog.projection.ProjectionCommand;
import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.RetryDeadLetter;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.ImageFetch;
import io.framelog.query.image.Images;
import io.framelog.query.progress.ProjectionProgress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** An event whose handling fails every time, and what an operator does about it. */
@ReadModelTest
@TestPropertySource(properties = RunsInTests.LOG_OF_THEIR_OWN)
class DeadLettersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String IMAGES = "image";

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired TestQueries queries;
  @Autowired CommandGateway commands;
  @Autowired ProjectionProgress progress;
  @Autowired ImageFetch fetch;
  @Autowired JdbcTemplate jdbc;

  private final String image = Images.id();
  private final String other = Images.id();
  private long poison;

  /** The database refuses one caption, as a bug of a handler would. */
  @BeforeEach
  void anImageWithAPoisonEventAndAnotherOne() {
    log.append(Images.registered(image, "before"), Images.registered(other, "before"));
    awaitAll();
    fetch.fetch(List.of(image), 0);
    jdbc.execute(
        "alter table image_version add constraint poison check (caption <> 'poison') not valid");
    log.append(changed(other, "first"));
    poison = log.append(changed(image, "poison"));
    log.append(changed(image, "behind it"), changed(other, "second"));
    awaitAll();
  }

  @AfterEach
  void theDatabaseTakesAll() {
    mend();
    jdbc.update("delete from parked_event");
    jdbc.update("delete from discarded_event");
    assertThat(new RunsInTests(commands, queries).rebuilt(IMAGES).error()).isNull();
  }

  private void mend() {
    jdbc.execute("alter table image_version drop constraint if exists poison");
  }

  @Test
  void itIsPutAsideWithWhatFollowsOfItsImageAndTheRestGoesOnUntilItCanBeHandled() {
    assertThat(caption(other)).isEqualTo("second");
    assertThat(caption(image)).isEqualTo("before");
    assertThat(deadLetters())
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.HANDLING_FAILED, Reason.WAITS_BEHIND);
    assertThat(deadLetters().getFirst().position()).isEqualTo(poison);
    assertThat(deadLetters().getFirst().detail()).contains("poison");

    // While the cause is there, it stays, and what waits for it too.
    CommandOutcome failing = send(new RetryDeadLetter(IMAGES, poison + 1));
    assertThat(failing.ids()).containsEntry("handled", "0").containsEntry("left", "2");
    assertThat(deadLetters()).hasSize(2);

    mend();
    CommandOutcome mended = send(new RetryDeadLetter(IMAGES, poison));

    assertThat(mended.ids()).containsEntry("handled", "2").containsEntry("left", "0");
    assertThat(deadLetters()).isEmpty();
    assertThat(caption(image)).isEqualTo("behind it");
    assertThat(fetch.fetch(List.of(image), 0).images().getFirst().json()).contains("behind it");
    assertThat(differences(new RunsInTests(commands, queries))).isEmpty();
    assertThat(refusal(new RetryDeadLetter(IMAGES, poison)))
        .isEqualTo(ErrorCode.DEAD_LETTER_NOT_FOUND);
  }

  /** Other tests damage images of theirs. */
  private List<Difference> differences(RunsInTests runs) {
    return runs.verified(IMAGES).found().stream()
        .filter(difference -> difference.key().contains(image) || difference.key().contains(other))
        .toList();
  }

  @Test
  void itCanBeGivenUpWithAReasonAndRebuildsPassItOver() {
    assertThat(refusal(new DiscardDeadLetter(IMAGES, poison, " ")))
        .isEqualTo(ErrorCode.REASON_INVALID);
    assertThat(refusal(new DiscardDeadLetter(IMAGES, poison + 1, "why")))
        .isEqualTo(ErrorCode.DEAD_LETTER_WAITS);
    assertThat(refusal(new DiscardDeadLetter("nonesuch", poison, "why")))
        .isEqualTo(ErrorCode.PROJECTION_NOT_FOUND);

    CommandOutcome outcome = send(new DiscardDeadLetter(IMAGES, poison, "it was a test"));

    assertThat(outcome.ids()).containsEntry("handled", "1").containsEntry("left", "0");
    assertThat(caption(image)).isEqualTo("behind it");
    assertThat(
            jdbc.queryForMap(
                "select discarded_by, reason, parked_for, type from discarded_event"
                    + " where position = ?",
                poison))
        .containsEntry("discarded_by", "ann")
        .containsEntry("reason", "it was a test")
        .containsEntry("parked_for", "HANDLING_FAILED")
        .containsEntry("type", "CaptionChanged");
    RunsInTests runs = new RunsInTests(commands, queries);
    mend();
    assertThat(differences(runs)).isEmpty();
    assertThat(runs.rebuilt(IMAGES).error()).isNull();
    assertThat(deadLetters()).isEmpty();
    assertThat(captions()).containsExactly("before", "behind it");
  }

  @Test
  void aRebuildHandlesWhatCanBeHandledNow() {
    mend();

    assertThat(new RunsInTests(commands, queries).rebuilt(IMAGES).error()).isNull();

    assertThat(deadLetters()).isEmpty();
    assertThat(captions()).containsExactly("before", "poison", "behind it");
    assertThat(fetch.fetch(List.of(image), 0).images().getFirst().json()).contains("behind it");
  }

  private CommandOutcome send(ProjectionCommand command) {
    return commands.sendAndWait(
        new GenericCommandMessage<>(command, Map.of(MetadataKeys.ACTOR, "ann")));
  }

  private ErrorCode refusal(ProjectionCommand command) {
    return assertThatExceptionOfType(CommandRejected.class)
        .isThrownBy(() -> send(command))
        .actual()
        .<Rejection>getDetails()
        .orElseThrow()
        .code();
  }

  private static CaptionChanged changed(String id, String text) {
    return new CaptionChanged(id, text, Origin.HUMAN);
  }

  private void awaitAll() {
    progress.await(IMAGES, reader.head().position(), PATIENCE);
    progress.await("image-cache", reader.head().position(), PATIENCE);
  }

  private String caption(String id) {
    return jdbc.queryForList(
            "select caption from image where image_id = ?", String.class, UUID.fromString(id))
        .getFirst();
  }

  private List<String> captions() {
    return jdbc.queryForList(
        "select caption from image_version where image_id = ? order by valid_from",
        String.class,
        UUID.fromString(image));
  }

  private List<DeadLetter> deadLetters() {
    return queries
        .ask(new ListDeadLetters(IMAGES, 0, 1_000), DeadLetterPage.class)
        .deadLetters()
        .stream()
        .filter(letter -> letter.aggregateId().equals(image))
        .toList();
  }
}
