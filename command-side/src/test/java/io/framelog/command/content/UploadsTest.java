package io.framelog.command.content;

import static io.framelog.command.content.PictureAssert.assertRejected;
import static io.framelog.command.content.Pictures.encode;
import static io.framelog.command.content.Pictures.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.content.Bucket;
import io.framelog.content.ObjectStore;
import io.framelog.content.StoredImage;
import io.framelog.content.UploadTicket;
import io.framelog.content.Uploads;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploads straight into a real S3 endpoint, as a browser does them. */
@ContentTest
class UploadsTest {
  private static final String ANN = "ann";

  private final Uploads uploads;
  private final ObjectStore objects;
  private final UploadSettings settings;

  @Autowired
  UploadsTest(Uploads uploads, ObjectStore objects, UploadSettings settings) {
    this.uploads = uploads;
    this.objects = objects;
    this.settings = settings;
  }

  @Test
  void whatIsUploadedIsTakenInLikeAnyContentAsOftenAsAsked() throws Exception {
    byte[] jpeg = encode(quarters(40, 30), "jpeg");
    UploadTicket ticket = uploads.announce(ANN, "image/jpeg", jpeg.length);
    assertThat(ticket.expiresAt())
        .isBetween(in(Duration.ofMinutes(14)), in(Duration.ofMinutes(16)));
    assertThat(put(ticket.uploadUrl(), "image/jpeg", jpeg)).isEqualTo(200);

    StoredImage stored = uploads.take(ANN, ticket.objectKey());
    assertThat(stored.sha256()).isEqualTo(Sha256.hex(jpeg));
    assertThat(stored.bytes()).isEqualTo(jpeg.length);
    assertThat(stored.width()).isEqualTo(40);
    assertThat(objects.read(Bucket.ORIGINALS, stored.objectKey())).hasValue(jpeg);
    assertThat(uploads.take(ANN, ticket.objectKey())).isEqualTo(stored);
  }

  @Test
  void theStorageRefusesAnotherSizeOrTypeOrKey() throws Exception {
    UploadTicket ticket = uploads.announce(ANN, "image/jpeg", 100);
    URI url = ticket.uploadUrl();
    assertThat(put(url, "image/jpeg", new byte[101])).isEqualTo(403);
    assertThat(put(url, "image/png", new byte[100])).isEqualTo(403);
    URI other = URI.create(url.toString().replace(ticket.objectKey(), "uploads/x/1-y.jpg"));
    assertThat(put(other, "image/jpeg", new byte[100])).isEqualTo(403);
    assertRejected(ErrorCode.UPLOAD_MISSING, () -> uploads.take(ANN, ticket.objectKey()));
  }

  @Test
  void theUrlEnds() throws Exception {
    URI url = uploads.announce(ANN, "image/jpeg", 5).uploadUrl();
    URI longer = URI.create(url.toString().replace("X-Amz-Expires=900", "X-Amz-Expires=9000"));
    assertThat(longer).isNotEqualTo(url);
    assertThat(put(longer, "image/jpeg", new byte[5])).isEqualTo(403);
  }

  @Test
  void theServerTrustsNeitherSizeNorTypeThatItFinds() throws Exception {
    byte[] png = encode(quarters(40, 30), "png");
    UploadTicket lying = uploads.announce(ANN, "image/jpeg", png.length);
    put(lying.uploadUrl(), "image/jpeg", png);
    assertRejected(ErrorCode.UPLOAD_MISMATCH, () -> uploads.take(ANN, lying.objectKey()));

    UploadTicket replaced = uploads.announce(ANN, "image/png", png.length);
    objects.put(Bucket.UPLOADS, replaced.objectKey(), new byte[png.length + 1], "image/png");
    assertRejected(ErrorCode.UPLOAD_MISMATCH, () -> uploads.take(ANN, replaced.objectKey()));

    UploadTicket nonsense = uploads.announce(ANN, "image/png", 100);
    put(nonsense.uploadUrl(), "image/png", new byte[100]);
    assertRejected(ErrorCode.NOT_AN_IMAGE, () -> uploads.take(ANN, nonsense.objectKey()));
  }

  @Test
  void onlyWhoAnnouncedItMayRegisterIt() throws Exception {
    byte[] jpeg = encode(quarters(20, 30), "jpeg");
    UploadTicket ticket = uploads.announce(ANN, "image/jpeg", jpeg.length);
    put(ticket.uploadUrl(), "image/jpeg", jpeg);
    assertRejected(ErrorCode.UPLOAD_OF_ANOTHER, () -> uploads.take("bob", ticket.objectKey()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "images/00000000-0000-0000-0000-000000000000.jpg",
        "uploads/../images/00000000-0000-0000-0000-000000000000.jpg",
        "/uploads/a/1-b.jpg",
        "uploads/",
        ""
      })
  void keysOfOtherPlacesAreRefused(String key) {
    assertRejected(ErrorCode.OBJECT_KEY_INVALID, () -> uploads.take(ANN, key));
  }

  @Test
  void whatCannotBeAnImageGetsNoRoom() {
    assertRejected(ErrorCode.IMAGE_EMPTY, () -> uploads.announce(ANN, "image/jpeg", 0));
    assertRejected(
        ErrorCode.IMAGE_TOO_LARGE, () -> uploads.announce(ANN, "image/jpeg", (3 << 20) + 1));
    assertRejected(
        ErrorCode.UPLOAD_TYPE_UNSUPPORTED, () -> uploads.announce(ANN, "image/svg+xml", 10));
  }

  @Test
  void whatLiesForADayIsCollectedAndNothingElse() {
    UploadTicket ticket = uploads.announce(ANN, "image/jpeg", 5);
    objects.put(Bucket.UPLOADS, ticket.objectKey(), new byte[5], "image/jpeg");
    objects.put(Bucket.UPLOADS, "kept-by-hand", new byte[5], "image/jpeg");

    assertThat(collector(Duration.ofHours(23)).collect()).isZero();
    assertThat(objects.size(Bucket.UPLOADS, ticket.objectKey())).isPresent();
    assertThat(collector(Duration.ofHours(25)).collect()).isPositive();
    assertThat(objects.size(Bucket.UPLOADS, ticket.objectKey())).isEmpty();
    assertThat(objects.size(Bucket.UPLOADS, "kept-by-hand")).isPresent();
    assertRejected(ErrorCode.UPLOAD_MISSING, () -> uploads.take(ANN, ticket.objectKey()));
  }

  private UploadCollector collector(Duration later) {
    return new UploadCollector(settings, objects, Clock.fixed(in(later), ZoneOffset.UTC));
  }

  private static Instant in(Duration time) {
    return Instant.now().plus(time);
  }

  private static int put(URI url, String mediaType, byte[] content)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .header("Content-Type", mediaType)
              .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
