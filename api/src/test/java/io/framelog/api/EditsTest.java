package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.edit.EditImages;
import io.framelog.edit.EditPreview;
import io.framelog.edit.EditsBy;
import io.framelog.edit.ImagePreview;
import io.framelog.edit.PreviewEdits;
import io.framelog.edit.PreviewRevert;
import io.framelog.edit.RevertEdits;
import io.framelog.image.Box;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.ReviewState;
import io.framelog.image.commands.ImageEdit;
import io.framelog.job.FindJob;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import io.framelog.selection.SelectionSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditsTest extends ApiSliceTest {
  private static final EditPreview PREVIEW =
      new EditPreview(
          5_000,
          1_000,
          990,
          9,
          1,
          List.of(
              new ImagePreview(
                  IMAGE,
                  List.of(new ImagePreview.EventPreview("TagsEdited", Map.of("added", "car"))),
                  List.of(17L),
                  null,
                  null)),
          42);

  @BeforeEach
  void aJob() {
    sides.onQuery(
        FindJob.class,
        query ->
            new JobView(
                query.jobId(),
                "edit",
                JobState.QUEUED,
                null,
                0,
                0,
                0,
                0,
                List.of(),
                false,
                Instant.EPOCH,
                null,
                null,
                null,
                Map.of(),
                null));
  }

  @Test
  void everyTypeOfEditIsReadAsItsCommandIs() {
    Http.Response answer =
        ann()
            .post(
                "/v1/edits",
                """
                {"selection": "tag:car", "edits": [
                  {"type": "EditTags", "add": ["a"], "remove": ["b"]},
                  {"type": "EditActors", "add": ["a"]},
                  {"type": "ChangeCaption", "text": "words"},
                  {"type": "EditMetadata", "patch": {"k": null}},
                  {"type": "AddCrop", "box": {"x": 0, "y": 0, "w": 0.5, "h": 1}, "label": "l"},
                  {"type": "RemoveImage", "reason": "why"},
                  {"type": "RestoreImage"},
                  {"type": "ReviewImage", "state": "APPROVED"},
                  {"type": "RequestEnrichment", "kinds": ["TAGS"]}]}\
                """);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/v1/jobs/" + FakeSides.JOB);
    assertThat(answer.json().path("jobId").asString()).isEqualTo(FakeSides.JOB);
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(
            new EditImages(
                SelectionSpec.ofText("tag:car"),
                List.of(
                    new ImageEdit.Tags(List.of("a"), List.of("b")),
                    new ImageEdit.Actors(List.of("a"), List.of()),
                    new ImageEdit.Caption("words"),
                    new ImageEdit.Metadata(Collections.singletonMap("k", null)),
                    new ImageEdit.AddedCrop(new Box(0, 0, 0.5, 1), "l"),
                    new ImageEdit.Removal("why"),
                    new ImageEdit.Restoration(),
                    new ImageEdit.Review(ReviewState.APPROVED, null),
                    new ImageEdit.Enrichment(List.of(EnrichmentKind.TAGS)))));
  }

  @Test
  void imagesCanBeNamedByTheirIds() {
    ann()
        .post(
            "/v1/edits",
            "{\"ids\":[\"%s\"],\"edits\":[{\"type\":\"RestoreImage\"}]}"
                .formatted(IMAGE.toUpperCase(java.util.Locale.ROOT)));
    assertThat(((EditImages) sides.lastCommand().getPayload()).selection())
        .isEqualTo(SelectionSpec.ofIds(List.of(IMAGE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"selection\":\"tag:a\"}",
        "{\"edits\":[{\"type\":\"RestoreImage\"}]}",
        "{\"selection\":\"tag:a\",\"ids\":[],\"edits\":[{\"type\":\"RestoreImage\"}]}",
        "{\"selection\":\"tag:a\",\"edits\":[null]}",
        "{\"selection\":\"tag:a\",\"edits\":[{}]}",
        "{\"selection\":\"tag:a\",\"edits\":[{\"type\":\"DropTable\"}]}",
        "{\"selection\":\"tag:a\",\"edits\":[{\"type\":\"EditTags\",\"addd\":[]}]}",
        "{\"selection\":\"tag:a\",\"edits\":[{\"type\":\"EditTags\",\"add\":[null]}]}",
        "{\"selection\":\"tag:a\",\"edits\":[{\"type\":\"ChangeCaption\"}]}",
        "{\"selection\":\"tag:a\",\"edits\":[{\"type\":\"ReviewImage\",\"state\":\"FINE\"}]}",
        "{\"selection\":5,\"edits\":[{\"type\":\"RestoreImage\"}]}"
      })
  void whatCannotBeReadIsRefusedAndNothingIsSent(String body) {
    Http.Response answer = ann().post("/v1/edits", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void toReviewInBulkNeedsTheScopeOfReviewing() {
    String review =
        "{\"selection\":\"tag:a\",\"edits\":[{\"type\":\"ReviewImage\",\"state\":\"APPROVED\"}]}";
    Http.Response answer = as("eve", List.of("images:write")).post("/v1/edits", review);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("neededScopes").toString()).isEqualTo("[\"images:review\"]");
    assertThat(sides.commands()).isEmpty();
    assertThat(
            as("ann", List.of("images:write", "images:review")).post("/v1/edits", review).status())
        .isEqualTo(202);
  }

  @Test
  void aDryRunAsksAndSendsNothing() {
    sides.onQuery(PreviewEdits.class, query -> PREVIEW);

    Http.Response answer =
        ann()
            .post(
                "/v1/edits",
                "{\"selection\":\"tag:a\",\"edits\":[{\"type\":\"RestoreImage\"}],\"dryRun\":true}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("total").asLong()).isEqualTo(5_000);
    assertThat(answer.json().path("examined").asLong()).isEqualTo(1_000);
    assertThat(answer.json().at("/sample/0/events/0/type").asString()).isEqualTo("TagsEdited");
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void aRevertNamesWhoseEditsFromWhereToWhereAndInWhichImages() {
    Http.Response answer =
        ann()
            .post(
                "/v1/reverts",
                """
                {"by": {"model": "tagger@3"}, "fromPosition": 5, "toPosition": 9,
                 "selection": "tag:car"}\
                """);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(
            new RevertEdits(
                new EditsBy(EditsBy.Source.MODEL, "tagger@3"),
                5,
                9L,
                SelectionSpec.ofText("tag:car")));
  }

  @Test
  void aJobIsRevertedFromTheBeginning() {
    ann().post("/v1/reverts", "{\"by\":{\"jobId\":\"%s\"}}".formatted(FakeSides.JOB));
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new RevertEdits(new EditsBy(EditsBy.Source.JOB, FakeSides.JOB), 1, null, null));
  }

  @Test
  void theDryRunOfARevertShowsWhatDependsOnIt() {
    sides.onQuery(PreviewRevert.class, query -> PREVIEW);
    Http.Response answer =
        ann()
            .post("/v1/reverts", "{\"by\":{\"actor\":\"bob\"},\"fromPosition\":1,\"dryRun\":true}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/sample/0/dependents").toString()).isEqualTo("[17]");
    assertThat(sides.commands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"by\":{},\"fromPosition\":1}",
        "{\"by\":{\"actor\":\"a\",\"client\":\"b\"},\"fromPosition\":1}",
        "{\"by\":{\"actor\":\"a\"}}"
      })
  void aRevertThatIsNotClearIsRefused(String body) {
    assertThat(ann().post("/v1/reverts", body).code()).isEqualTo("validation-failed");
    assertThat(sides.commands()).isEmpty();
  }
}
