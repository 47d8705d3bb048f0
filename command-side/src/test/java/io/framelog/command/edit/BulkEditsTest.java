package io.framelog.command.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.framelog.command.log.LogDatabase;
import io.framelog.edit.EditImages;
import io.framelog.edit.EditPreview;
import io.framelog.edit.ImagePreview;
import io.framelog.edit.PreviewEdits;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.image.Box;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.ReviewState;
import io.framelog.image.commands.EditTags;
import io.framelog.image.commands.ImageEdit;
import io.framelog.image.commands.RemoveImage;
import io.framelog.job.CancelJob;
import io.framelog.job.JobError;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.selection.SelectionSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

class BulkEditsTest {
  private static final Box LEFT = new Box(0, 0, 0.5, 1);
  private static EditNode node;
  private static JdbcTemplate jdbc;

  private final String prefix = UUID.randomUUID().toString();

  @BeforeAll
  static void start() throws Exception {
    LogDatabase database = LogDatabase.fresh("edits");
    jdbc = database.jdbc();
    node = EditNode.on(database, Map.of("workers", 2));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static SelectionSpec ids(List<String> ids) {
    return SelectionSpec.ofIds(ids);
  }

  private static ImageEdit tag(String tag) {
    return new ImageEdit.Tags(List.of(tag), List.of());
  }

  private List<String> events(String imageId, long after) {
    return jdbc.queryForList(
        "select type from event_log where aggregate_id = ? and position > ? order by position",
        String.class,
        UUID.fromString(imageId),
        after);
  }

  @Test
  void everyImageGetsAllEditsInOrderAsOneUnitOfTheLog() throws Exception {
    List<String> images = node.register(prefix, 30);
    String jobId =
        node.submit(
            "ann",
            new EditImages(
                ids(images),
                List.of(
                    tag("car"),
                    new ImageEdit.Actors(List.of("bob"), List.of()),
                    new ImageEdit.Caption("a car"),
                    new ImageEdit.Metadata(Map.of("n", 1)),
                    new ImageEdit.AddedCrop(LEFT, "door"),
                    new ImageEdit.AddedCrop(LEFT, "wheel"),
                    new ImageEdit.Enrichment(List.of(EnrichmentKind.TAGS)))));
    JobView done = node.finished(jobId);

    assertThat(done.state()).isEqualTo(JobState.DONE);
    assertThat(done.errors()).isEmpty();
    assertThat(List.of(done.total(), done.done(), done.changed())).containsOnly(30L);
    for (String image : images) {
      assertThat(events(image, 0))
          .containsExactly(
              "ImageRegistered",
              "TagsEdited",
              "ActorsEdited",
              "CaptionChanged",
              "MetadataEdited",
              "CropAdded",
              "CropAdded",
              "EnrichmentRequested");
      assertThat(
              jdbc.queryForObject(
                  "select count(*) from event_log_command where aggregate_id = ?"
                      + " and last_position - first_position = 6",
                  Long.class,
                  UUID.fromString(image)))
          .isEqualTo(1);
    }
    assertThat(done.position()).isEqualTo(node.head());
    assertThat(
            jdbc.queryForObject(
                "select count(distinct payload::jsonb ->> 'cropId') from event_log"
                    + " where type = 'CropAdded'",
                Long.class))
        .as("every crop has an id of its own")
        .isEqualTo(60);
    assertThat(
            jdbc.queryForList(
                "select distinct metadata::jsonb ->> 'actor' from event_log"
                    + " where metadata::jsonb ->> 'causationId' = ?",
                String.class,
                jobId))
        .containsExactly("ann");
  }

  @Test
  void whatIsSoAlreadyIsSkippedAndWhatIsRefusedIsNamedWithItsReason() throws Exception {
    List<String> images = node.register(prefix, 5);
    String tagged = images.get(0);
    String removed = images.get(1);
    String unknown = UUID.randomUUID().toString();
    node.send("ann", new EditTags(tagged, List.of("car"), List.of(), null));
    node.send("ann", new RemoveImage(removed, null, null));
    List<String> all = Stream.concat(images.stream(), Stream.of(unknown)).toList();

    JobView done = node.finished(node.submit("ann", new EditImages(ids(all), List.of(tag("car")))));

    assertThat(List.of(done.done(), done.changed(), done.skipped(), done.failed()))
        .containsExactly(6L, 3L, 1L, 2L);
    assertThat(done.errors())
        .extracting(JobError::item, JobError::code)
        .containsExactlyInAnyOrder(
            tuple(removed, "image-removed"), tuple(unknown, "image-not-found"));
  }

  @Test
  void anImageThatRefusesOneEditGetsNoneOfThem() throws Exception {
    List<String> images = node.register(prefix, 3);
    JobView done =
        node.finished(
            node.submit(
                "ann",
                new EditImages(
                    ids(images),
                    List.of(
                        new ImageEdit.Caption("new"),
                        new ImageEdit.AddedCrop(new Box(0, 0, 0.001, 0.001), null)))));

    assertThat(done.failed()).isEqualTo(3);
    assertThat(done.errors()).allMatch(error -> error.code().equals("crop-too-small"));
    assertThat(events(images.getFirst(), 0)).containsExactly("ImageRegistered");
  }

  @Test
  void aRemovedImageCanBeRestoredAndEditedInOneGo() throws Exception {
    List<String> images = node.register(prefix, 2);
    node.finished(
        node.submit(
            "ann", new EditImages(ids(images), List.of(new ImageEdit.Removal("a takedown")))));
    JobView done =
        node.finished(
            node.submit(
                "bob",
                new EditImages(ids(images), List.of(new ImageEdit.Restoration(), tag("back")))));
    assertThat(done.changed()).isEqualTo(2);
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(List.of(), ErrorCode.EDITS_INVALID),
        Arguments.of(Collections.nCopies(101, tag("a")), ErrorCode.EDITS_INVALID),
        Arguments.of(List.of(tag("a\u0000b")), ErrorCode.TAG_INVALID),
        Arguments.of(List.of(new ImageEdit.Caption("x".repeat(8_193))), ErrorCode.CAPTION_INVALID),
        Arguments.of(
            List.of(new ImageEdit.AddedCrop(new Box(0.9, 0, 0.5, 1), null)),
            ErrorCode.CROP_OUTSIDE_IMAGE),
        Arguments.of(List.of(new ImageEdit.Removal(null), tag("a")), ErrorCode.IMAGE_REMOVED),
        Arguments.of(
            List.of(tag("a"), new ImageEdit.Review(ReviewState.APPROVED, null)),
            ErrorCode.REVIEWER_IS_LAST_EDITOR));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatEveryImageWouldRefuseIsRefusedAtOnce(List<ImageEdit> edits, ErrorCode code) {
    Long jobs = jdbc.queryForObject("select count(*) from job", Long.class);
    CommandRejected refused =
        catchThrowableOfType(
            CommandRejected.class,
            () -> node.submit("ann", new EditImages(SelectionSpec.ofText("tag:x"), edits)));
    assertThat(refused.<Rejection>getDetails().orElseThrow().code()).isEqualTo(code);
    assertThat(jdbc.queryForObject("select count(*) from job", Long.class)).isEqualTo(jobs);
  }

  @Test
  void aSelectionThatCannotBeReadIsRefusedAtOnce() {
    CommandRejected refused =
        catchThrowableOfType(
            CommandRejected.class,
            () ->
                node.submit(
                    "ann", new EditImages(SelectionSpec.ofText("tag:"), List.of(tag("a")))));
    assertThat(refused.<Rejection>getDetails().orElseThrow().code())
        .isEqualTo(ErrorCode.SELECTION_INVALID);
  }

  @Test
  void aDryRunSaysWhatThenHappensAndWritesNothing() throws Exception {
    List<String> images = new ArrayList<>(node.register(prefix, 40));
    node.send("ann", new EditTags(images.get(3), List.of("car"), List.of(), null));
    node.send("ann", new RemoveImage(images.get(7), null, null));
    List<ImageEdit> edits = List.of(tag("car"));
    long head = node.head();

    EditPreview preview =
        node.queries.query(new PreviewEdits(ids(images), edits, "ann"), EditPreview.class).join();

    assertThat(node.head()).isEqualTo(head);
    JobView done = node.finished(node.submit("ann", new EditImages(ids(images), edits)));
    assertThat(List.of(preview.wouldChange(), preview.wouldSkip(), preview.wouldFail()))
        .isEqualTo(List.of(done.changed(), done.skipped(), done.failed()))
        .containsExactly(38L, 1L, 1L);
    assertThat(preview.total()).isEqualTo(40);
    assertThat(preview.examined()).isEqualTo(40);
    assertThat(preview.sample()).hasSize(EditPreview.SAMPLE);
    for (ImagePreview image : preview.sample()) {
      if (image.code() != null) {
        assertThat(image.imageId()).isEqualTo(images.get(7));
      } else {
        assertThat(image.events())
            .extracting(ImagePreview.EventPreview::type)
            .isEqualTo(events(image.imageId(), head));
      }
    }
  }

  @Test
  void cancelledInTheMiddleItStopsAndCountsExactlyWhatItDid() throws Exception {
    List<String> images = node.register(prefix, 6_000);
    String jobId = node.submit("ann", new EditImages(ids(images), List.of(tag("car"))));
    while (node.job(jobId).changed() == 0) {
      Thread.sleep(5);
    }
    node.send("ann", new CancelJob(jobId));
    JobView ended = node.finished(jobId);

    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(ended.changed()).isBetween(1L, 5_999L).isEqualTo(ended.done());
    assertThat(
            jdbc.queryForObject(
                "select count(*) from event_log where metadata::jsonb ->> 'causationId' = ?",
                Long.class,
                jobId))
        .isEqualTo(ended.changed());
  }
}
