package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.content.Bucket;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.Box;
import io.framelog.image.NewCrop;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import io.framelog.imports.FetchImage;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import io.framelog.job.FindJob;
import io.framelog.job.JobState;
import io.framelog.job.JobView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports, uploads and registration by URL over HTTP. */
class ImportsTest extends ApiSliceTest {
  @BeforeEach
  void jobsAreQueued() {
    sides.onQuery(
        FindJob.class,
        asked ->
            new JobView(
                asked.jobId(),
                "import",
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
  void anImportIsAJob() {
    Http.Response answer =
        ann().post("/v1/imports", "{\"source\":\"folder\",\"path\":\"/p\",\"tags\":[\"a\"]}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/v1/jobs/" + FakeSides.JOB);
    assertThat(answer.json().path("jobId").asString()).isEqualTo(FakeSides.JOB);
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new StartImport(SourceKind.FOLDER, "/p", null, List.of("a"), false));
  }

  @Test
  void someSourcesTakeMore() {
    ann().post("/v1/imports", "{\"source\":\"s3\",\"prefix\":\"a/\"}");
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new StartImport(SourceKind.S3, "a/", null, List.of(), false));
    ann().post("/v1/imports", "{\"source\":\"coco\",\"path\":\"/a.json\",\"images\":\"/i\"}");
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new StartImport(SourceKind.COCO, "/a.json", "/i", List.of(), false));
    ann().post("/v1/imports", "{\"source\":\"captions\",\"path\":\"/p\",\"texts\":\"tags\"}");
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(new StartImport(SourceKind.CAPTIONS, "/p", null, List.of(), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'source':'ftp','path':'/p'}|import-source-unknown",
        "{'path':'/p'}|validation-failed",
        "{'source':'folder'}|validation-failed",
        "{'source':'folder','prefix':'/p'}|validation-failed",
        "{'source':'s3','path':'/p'}|validation-failed",
        "{'source':'folder','path':'/p','images':'/i'}|validation-failed",
        "{'source':'folder','path':'/p','texts':'tags'}|validation-failed",
        "{'source':'captions','path':'/p','texts':'words'}|validation-failed",
        "{'source':'folder','path':'/p','tags':[null]}|validation-failed"
      })
  void anImportThatMakesNoSenseIsRefused(String body, String code) {
    Http.Response answer = ann().post("/v1/imports", body.replace('\'', '"'));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void aPathOutsideOfTheRootsIs400() {
    sides.onCommand(
        command -> {
          throw new CommandRejected(ErrorCode.IMPORT_PATH_FORBIDDEN, "no");
        });
    Http.Response answer = ann().post("/v1/imports", "{\"source\":\"folder\",\"path\":\"/p\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("import-path-forbidden");
  }

  @Test
  void anImageByUrlIsAJobWithAllThatIsKnownOfIt() {
    Http.Response answer =
        ann()
            .post(
                "/v1/images",
                """
                {"sourceUrl": "https://x.org/a.jpg", "caption": "a", "tags": ["t"], "actors": ["b"],
                 "metadata": {"n": 1, "gone": null},
                 "crops": [{"box": {"x": 0, "y": 0, "w": 1, "h": 1}, "label": "l"}]}
                """);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/v1/jobs/" + FakeSides.JOB);
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(
            new FetchImage(
                "https://x.org/a.jpg",
                "a",
                List.of("t"),
                List.of("b"),
                Map.of("n", 1),
                List.of(new NewCrop(new Box(0, 0, 1, 1), "l", null))));
  }

  @Test
  void anUploadIsAnnouncedAndThenRegistered() {
    Http.Response ticket = ann().post("/v1/uploads", "{\"mediaType\":\"image/jpeg\",\"bytes\":5}");
    assertThat(ticket.status()).isEqualTo(200);
    String key = ticket.json().path("objectKey").asString();
    assertThat(ticket.json().path("uploadUrl").asString()).isNotEmpty();
    assertThat(ticket.json().path("expiresAt").asString()).isEqualTo("1970-01-01T00:00:00Z");
    String body = "{\"objectKey\":\"" + key + "\",\"caption\":\"c\"}";

    Http.Response early = ann().post("/v1/images", body);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("upload-missing");

    objects.put(Bucket.UPLOADS, key, new byte[5], "image/jpeg");
    Http.Response answer = ann().post("/v1/images", body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("created").asBoolean()).isTrue();
    RegisterImage sent = (RegisterImage) sides.lastCommand().getPayload();
    assertThat(sent.caption()).isEqualTo("c");
    assertThat(sent.origin()).isEqualTo(Origin.HUMAN);
  }

  @Test
  void aReferenceToNothingIsRefused() {
    assertThat(ann().post("/v1/images", "{\"caption\":\"c\"}").code())
        .isEqualTo("validation-failed");
    assertThat(ann().post("/v1/uploads", "{\"bytes\":5}").code()).isEqualTo("validation-failed");
  }
}
