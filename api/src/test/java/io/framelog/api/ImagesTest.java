package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.content.Bucket;
import io.framelog.image.Box;
import io.framelog.image.NewCrop;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.commands.AcceptSuggestion;
import io.framelog.image.commands.AddCrop;
import io.framelog.image.commands.AdjustCrop;
import io.framelog.image.commands.ChangeCaption;
import io.framelog.image.commands.EditActors;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RejectSuggestion;
import io.framelog.image.commands.RemoveCrop;
import io.framelog.image.commands.RemoveImage;
import io.framelog.image.commands.RestoreImage;
import io.framelog.image.commands.RevertImage;
import io.framelog.image.commands.ReviewImage;
import io.framelog.image.queries.BatchGetImages;
import io.framelog.image.queries.FindImage;
import io.framelog.image.queries.FindImageHistory;
import io.framelog.image.queries.HistoryEntry;
import io.framelog.image.queries.HistoryPage;
import io.framelog.image.queries.ImageAnswer;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import io.framelog.log.CommandOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImagesTest extends ApiSliceTest {
  private static final String CROP = "00000000-0000-4000-8000-00000000000c";
  private static final byte[] BYTES = "not really a JPEG".getBytes(StandardCharsets.UTF_8);

  private static ImageDocument document(String id, long version) {
    return new ImageDocument(
        id,
        version,
        version + 4,
        "{\"id\":\"%s\",\"version\":%d,\"caption\":\"ü\",\"tags\":[\"car\",\"red\"]}"
            .formatted(id, version));
  }

  @Test
  void anImageIsRegisteredWithAllThatIsKnownOfIt() {
    String known =
        """
        {"caption": "a red car", "tags": ["car"], "actors": ["ann"], "sourceUrl": "https://x.org/",
         "metadata": {"n": 3, "gone": null},
         "crops": [{"box": {"x": 0, "y": 0.25, "w": 0.5, "h": 0.5}, "label": "wheel"}]}
        """;

    Http.Response answer = ann().upload(BYTES, known);

    RegisterImage sent = (RegisterImage) sides.lastCommand().getPayload();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/v1/images/" + sent.imageId());
    assertThat(answer.header("ETag")).isEqualTo("\"3\"");
    assertThat(answer.json().path("created").asBoolean()).isTrue();
    assertThat(answer.json().path("imageId").asString()).isEqualTo(sent.imageId());
    assertThat(objects.read(Bucket.ORIGINALS, sent.objectKey())).contains(BYTES);
    assertThat(sent.caption()).isEqualTo("a red car");
    assertThat(sent.tags()).containsExactly("car");
    assertThat(sent.actors()).containsExactly("ann");
    assertThat(sent.sourceUrl()).isEqualTo("https://x.org/");
    assertThat(sent.metadata()).isEqualTo(Map.of("n", 3));
    assertThat(sent.crops())
        .containsExactly(new NewCrop(new Box(0, 0.25, 0.5, 0.5), "wheel", null));
    assertThat(sent.origin()).isEqualTo(Origin.HUMAN);
  }

  @Test
  void theSameContentAgainIsASuccessThatCreatesNothing() {
    sides.onCommand(FakeSides::unchanged);

    Http.Response answer = ann().upload(BYTES, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("created").asBoolean()).isFalse();
  }

  @Test
  void theRegistrationMayComeAsAJsonFile() {
    Http.Response answer =
        new Multipart()
            .file("file", "a.png", "image/png", BYTES)
            .file(
                "registration",
                "registration.json",
                "application/json",
                "{\"caption\": \"ü\"}".getBytes(StandardCharsets.UTF_8))
            .post(ann(), "/v1/images");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(((RegisterImage) sides.lastCommand().getPayload()).caption()).isEqualTo("ü");
  }

  @Test
  void anUploadWithoutAFileOrWithAWrongRegistrationIsRefusedBeforeAnythingIsStored() {
    Http.Response noFile = new Multipart().field("registration", "{}").post(ann(), "/v1/images");
    assertThat(noFile.code()).isEqualTo("validation-failed");
    assertThat(noFile.json().path("field").asString()).isEqualTo("file");

    Http.Response unknown = ann().upload(BYTES, "{\"captoin\": \"a\"}");
    assertThat(unknown.code()).isEqualTo("validation-failed");
    assertThat(unknown.json().path("field").asString()).isEqualTo("captoin");

    assertThat(ann().upload(BYTES, "no json").code()).isEqualTo("bad-request");
    assertThat(ann().upload(BYTES, "{\"tags\": [null]}").code()).isEqualTo("validation-failed");
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void aMalformedMultipartBodyIsABadRequest() {
    Http.Response answer =
        ann()
            .send(
                "POST",
                "/v1/images",
                "garbage".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "multipart/form-data; boundary=x");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isIn("bad-request", "validation-failed");
    assertThat(
            ann().send("POST", "/v1/images", BYTES, "Content-Type", "multipart/form-data").code())
        .isEqualTo("bad-request");
  }

  @Test
  void anUploadBeyondTheContainersLimitIsTooLarge() {
    Http.Response answer = ann().upload(new byte[65 << 20], null);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("image-too-large");
  }

  @Test
  void theOtherCommandsAreSentAsTheyAreAsked() {
    String url = "/v1/images/" + IMAGE;
    Box box = new Box(0.1, 0.2, 0.3, 0.4);
    String crop = "{\"box\": {\"x\": 0.1, \"y\": 0.2, \"w\": 0.3, \"h\": 0.4}, \"label\": \"a\"}";

    ann().patch(url + "/actors", "{\"add\": [\"bob\"]}");
    assertThat(sent()).isEqualTo(new EditActors(IMAGE, List.of("bob"), List.of(), null));

    ann().put(url + "/caption", "{\"text\": \"\"}", "If-Match", "\"1\"");
    assertThat(sent()).isEqualTo(new ChangeCaption(IMAGE, "", Origin.HUMAN, 1L));

    ann().post(url + "/crops", crop, "If-Match", "\"2\"");
    assertThat(sent()).isEqualTo(new AddCrop(IMAGE, box, "a", null, 2L));

    ann().put(url + "/crops/" + CROP, crop);
    assertThat(sent()).isEqualTo(new AdjustCrop(IMAGE, CROP, box, "a", null));

    ann().delete(url + "/crops/" + CROP, "If-Match", "\"3\"");
    assertThat(sent()).isEqualTo(new RemoveCrop(IMAGE, CROP, 3L));

    ann().delete(url, "X-Reason", "blurred", "If-Match", "\"4\"");
    assertThat(sent()).isEqualTo(new RemoveImage(IMAGE, "blurred", 4L));

    assertThat(ann().post(url + ":restore", "", "If-Match", "\"5\"").status()).isEqualTo(200);
    assertThat(sent()).isEqualTo(new RestoreImage(IMAGE, 5L));

    ann().post(url + ":revert", "{\"toVersion\": 2}", "If-Match", "\"6\"");
    assertThat(sent()).isEqualTo(new RevertImage(IMAGE, 2, 6L));

    ann().post(url + ":review", "{\"state\": \"NEEDS_WORK\", \"note\": \"cut\"}");
    assertThat(sent()).isEqualTo(new ReviewImage(IMAGE, ReviewState.NEEDS_WORK, "cut", null));

    ann().post(url + "/suggestions/" + CROP + ":accept", "", "If-Match", "\"7\"");
    assertThat(sent()).isEqualTo(new AcceptSuggestion(IMAGE, CROP, 7L));

    ann().post(url + "/suggestions/" + CROP + ":reject", "");
    assertThat(sent()).isEqualTo(new RejectSuggestion(IMAGE, CROP, null));

    ann().delete("/v1/images/" + IMAGE.toUpperCase(java.util.Locale.ROOT));
    assertThat(sent()).isEqualTo(new RemoveImage(IMAGE, null, null));
  }

  @Test
  void incompleteReviewsRevertsAndDecisionsAreRefused() {
    String url = "/v1/images/" + IMAGE;
    assertThat(ann().post(url + ":review", "{}").code()).isEqualTo("validation-failed");
    assertThat(ann().post(url + ":review", "{\"state\": \"FINE\"}").status()).isEqualTo(400);
    assertThat(ann().post(url + ":revert", "{}").code()).isEqualTo("validation-failed");
    assertThat(ann().post(url + ":revert", "{\"toVersion\": \"x\"}").status()).isEqualTo(400);
    assertThat(ann().post(url + "/suggestions/x:accept", "").code())
        .isEqualTo("suggestion-not-found");
    assertThat(sides.commands()).isEmpty();
  }

  private Object sent() {
    return sides.lastCommand().getPayload();
  }

  @Test
  void aNewCropIsNamedInTheAnswer() {
    sides.onCommand(command -> new CommandOutcome(IMAGE, 4, 7, 7, Map.of("cropId", CROP)));

    Http.Response answer =
        ann()
            .post(
                "/v1/images/" + IMAGE + "/crops",
                "{\"box\": {\"x\": 0, \"y\": 0, \"w\": 1, \"h\": 1}}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("cropId").asString()).isEqualTo(CROP);
  }

  @Test
  void anImageComesWithItsPositionAndItsVersionAsEntityTag() {
    sides.onQuery(FindImage.class, query -> new ImageAnswer(document(IMAGE, 5), 99));

    Http.Response answer =
        ann().get("/v1/images/" + IMAGE + "?asOf=98&minPosition=97", "If-None-Match", "\"5\"");

    assertThat(sides.queries()).containsExactly(new FindImage(IMAGE, 98L, 97L));
    // A 304 would hide suggestions, which do not change the version.
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"5\"");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text())
        .isEqualTo("{\"position\":99," + document(IMAGE, 5).json().substring(1));
  }

  @Test
  void tagsAreReadFromTheImage() {
    sides.onQuery(FindImage.class, query -> new ImageAnswer(document(IMAGE, 5), 99));

    assertThat(ann().get("/v1/images/" + IMAGE + "/tags").text())
        .isEqualTo(
            "{\"imageId\":\"%s\",\"version\":5,\"tags\":[\"car\",\"red\"],\"position\":99}"
                .formatted(IMAGE));
  }

  @Test
  void aBatchComesInTheOrderAskedWithWhatIsMissing() {
    sides.onQuery(
        BatchGetImages.class,
        query ->
            new ImageBatch(
                List.of(document(OTHER_IMAGE, 2), document(IMAGE, 5)), List.of(CROP), 99));

    Http.Response answer =
        ann()
            .post(
                "/v1/images:batchGet?minPosition=7",
                "{\"ids\": [\"%s\", \"no-uuid\", \"%s\", \"%s\"]}"
                    .formatted(OTHER_IMAGE, CROP, IMAGE));

    assertThat(sides.queries())
        .containsExactly(new BatchGetImages(List.of(OTHER_IMAGE, CROP, IMAGE), null, 7L));
    assertThat(answer.text())
        .isEqualTo(
            "{\"images\":[{\"position\":99,%s,{\"position\":99,%s],\"missing\":[\"no-uuid\",\"%s\"],\"position\":99}"
                .formatted(
                    document(OTHER_IMAGE, 2).json().substring(1),
                    document(IMAGE, 5).json().substring(1),
                    CROP));
  }

  @Test
  void aBatchOfNothingIsEmpty() {
    sides.onQuery(BatchGetImages.class, query -> new ImageBatch(List.of(), List.of(), 9));

    assertThat(ann().post("/v1/images:batchGet", "{\"ids\": []}").text())
        .isEqualTo("{\"images\":[],\"missing\":[],\"position\":9}");
  }

  @Test
  void aBatchCanBeCutDownToFields() {
    sides.onQuery(
        BatchGetImages.class, query -> new ImageBatch(List.of(document(IMAGE, 5)), List.of(), 99));

    Http.Response answer =
        ann()
            .post(
                "/v1/images:batchGet",
                "{\"ids\": [\"%s\"], \"fields\": [\"tags\", \"position\"], \"asOf\": 50}"
                    .formatted(IMAGE));

    assertThat(answer.json().path("images").get(0).propertyNames())
        .containsExactlyInAnyOrder("id", "tags", "position");
    assertThat(((BatchGetImages) sides.queries().getFirst()).asOf()).isEqualTo(50);

    Http.Response unknown =
        ann().post("/v1/images:batchGet", "{\"ids\": [], \"fields\": [\"colour\"]}");
    assertThat(unknown.json().path("field").asString()).isEqualTo("fields");
  }

  @Test
  void aBatchHoldsAtMostAThousand() {
    String ids =
        String.join(",", IntStream.range(0, 1_001).mapToObj(i -> '"' + IMAGE + '"').toList());

    assertThat(ann().post("/v1/images:batchGet", "{\"ids\": [" + ids + "]}").code())
        .isEqualTo("validation-failed");
    assertThat(ann().post("/v1/images:batchGet", "{}").json().path("field").asString())
        .isEqualTo("ids");
    assertThat(ann().post("/v1/images:batchGet", "{\"ids\": [null]}").code())
        .isEqualTo("validation-failed");
  }

  @Test
  void historyShowsTheChangesAsTheLogHasThem() {
    sides.onQuery(
        FindImageHistory.class,
        query ->
            new HistoryPage(
                List.of(
                    new HistoryEntry(
                        7,
                        2,
                        "TagsEdited",
                        "ann",
                        Instant.parse("2026-11-22T10:00:00.123456Z"),
                        "typo",
                        "{\"added\":[\"car\"]}")),
                7L,
                99));

    Http.Response answer = ann().get("/v1/images/" + IMAGE + "/history?cursor=6&limit=1");

    assertThat(sides.queries()).containsExactly(new FindImageHistory(IMAGE, 6, 1, null));
    assertThat(answer.text())
        .isEqualTo(
            "{\"entries\":[{\"position\":7,\"version\":2,\"type\":\"TagsEdited\",\"actor\":\"ann\","
                + "\"at\":\"2026-11-22T10:00:00.123456Z\",\"reason\":\"typo\","
                + "\"change\":{\"added\":[\"car\"]}}],\"next\":7,\"position\":99}");
  }
}
