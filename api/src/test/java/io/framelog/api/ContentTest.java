package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.content.Bucket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest extends ApiSliceTest {
  private static final String CONTENT = "/v1/images/" + IMAGE + "/content";
  private static final String THUMBNAIL = "/v1/images/" + IMAGE + "/thumbnail";
  private static final String TEXT = "0123456789";

  @BeforeEach
  void anImage() {
    log.append(
        "ImageRegistered",
        IMAGE,
        "ann",
        "{\"objectKey\":\"images/%s.jpg\",\"sha256\":\"abc\",\"mediaType\":\"image/jpeg\"}"
            .formatted(IMAGE));
    put(Bucket.ORIGINALS, "images/" + IMAGE + ".jpg", TEXT);
  }

  private void put(Bucket bucket, String key, String text) {
    objects.put(bucket, key, text.getBytes(StandardCharsets.UTF_8), "image/jpeg");
  }

  @Test
  void theBytesComeWithTheDecodedTypeAndForEver() {
    Http.Response answer = ann().get(CONTENT);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(TEXT);
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.header("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("ETag")).isEqualTo("\"abc\"");
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("Content-Length")).isEqualTo("10");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, bytes 0-0/10",
    "bytes=2-4, 234, bytes 2-4/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=8-99, 89, bytes 8-9/10",
    "bytes=-99, 0123456789, bytes 0-9/10"
  })
  void aRangeIsAnsweredInPart(String range, String part, String contentRange) {
    Http.Response answer = ann().get(CONTENT, "Range", range);

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.text()).isEqualTo(part);
    assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @CsvSource({"bytes=5-2", "lines=1-2", "bytes=a-b", "'bytes=0-1,3-4'"})
  void aRangeThatMayBeIgnoredIs(String range) {
    Http.Response answer = ann().get(CONTENT, "Range", range);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(TEXT);
  }

  @Test
  void aRangeBeyondTheEndIsNotSatisfiable() {
    Http.Response answer = ann().get(CONTENT, "Range", "bytes=10-");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.code()).isEqualTo("range-not-satisfiable");
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void aRangeOfOtherBytesIsAnsweredWhole() {
    assertThat(ann().get(CONTENT, "Range", "bytes=0-1", "If-Range", "\"abc\"").status())
        .isEqualTo(206);
    assertThat(ann().get(CONTENT, "Range", "bytes=0-1", "If-Range", "\"old\"").status())
        .isEqualTo(200);
  }

  @Test
  void whoHasTheBytesIsToldSo() {
    assertThat(ann().get(CONTENT, "If-None-Match", "\"x\", \"abc\"").status()).isEqualTo(304);
    assertThat(ann().get(CONTENT, "If-None-Match", "\"x\"").status()).isEqualTo(200);
  }

  @Test
  void headTellsTheLengthWithoutTheBytes() {
    Http.Response answer = ann().send("HEAD", CONTENT, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).isEqualTo("10");
    assertThat(answer.bytes()).isEmpty();
  }

  @Test
  void anUnknownImageHasNoContentAndALostObjectIsAnOutage() {
    assertThat(ann().get("/v1/images/" + OTHER_IMAGE + "/content").code())
        .isEqualTo("image-not-found");
    objects.reset();
    assertThat(ann().get(CONTENT).code()).isEqualTo("storage-unavailable");
  }

  @Test
  void theNearestThumbnailThatIsLargeEnoughIsGiven() {
    assertThat(ann().get(THUMBNAIL).code()).isEqualTo("not-found");
    assertThat(ann().get("/v1/images/" + OTHER_IMAGE + "/thumbnail").code())
        .isEqualTo("image-not-found");

    put(Bucket.THUMBNAILS, "thumbnails/" + IMAGE + "/256.jpg", "small");
    assertThat(ann().get(THUMBNAIL + "?size=700").text()).isEqualTo("small");

    put(Bucket.THUMBNAILS, "thumbnails/" + IMAGE + "/768.jpg", "large");
    assertThat(ann().get(THUMBNAIL).text()).isEqualTo("small");
    assertThat(ann().get(THUMBNAIL + "?size=100").text()).isEqualTo("small");
    assertThat(ann().get(THUMBNAIL + "?size=257").text()).isEqualTo("large");
    assertThat(ann().get(THUMBNAIL + "?size=4000").text()).isEqualTo("large");
    assertThat(ann().get(THUMBNAIL).header("Content-Type")).isEqualTo("image/jpeg");
  }
}
