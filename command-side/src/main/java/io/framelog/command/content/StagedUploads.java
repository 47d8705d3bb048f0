package io.framelog.command.content;

import io.framelog.content.Bucket;
import io.framelog.content.ImageHeader;
import io.framelog.content.ObjectContent;
import io.framelog.content.ObjectStore;
import io.framelog.content.StoredImage;
import io.framelog.content.UploadTicket;
import io.framelog.content.Uploads;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** Uploads lie in a bucket of their own until they are taken in like any other content. */
final class StagedUploads implements Uploads {
  private final long maxBytes;
  private final UploadSettings settings;
  private final S3Presigner presigner;
  private final String bucket;
  private final ObjectStore objects;
  private final StoringImageIntake intake;

  StagedUploads(
      ImageSettings images,
      UploadSettings settings,
      S3Presigner presigner,
      String bucket,
      ObjectStore objects,
      StoringImageIntake intake) {
    this.maxBytes = images.maxBytes().toBytes();
    this.settings = settings;
    this.presigner = presigner;
    this.bucket = bucket;
    this.objects = objects;
    this.intake = intake;
  }

  @Override
  public UploadTicket announce(String owner, String mediaType, long bytes) {
    requireSize(bytes);
    UploadKey key = UploadKey.fresh(owner, bytes, format(mediaType).extension());
    // Size and type are part of what is signed: the storage refuses anything else.
    PresignedPutObjectRequest signed =
        presigner.presignPutObject(
            sign ->
                sign.signatureDuration(settings.expiry())
                    .putObjectRequest(
                        put ->
                            put.bucket(bucket)
                                .key(key.text())
                                .contentType(mediaType)
                                .contentLength(bytes)));
    return new UploadTicket(
        key.text(), URI.create(signed.url().toExternalForm()), signed.expiration());
  }

  private void requireSize(long bytes) {
    if (bytes < 1) {
      throw new RejectedException(ErrorCode.IMAGE_EMPTY, "An upload has at least one byte");
    }
    if (bytes > maxBytes) {
      throw new RejectedException(
          new Rejection(
              ErrorCode.IMAGE_TOO_LARGE,
              "An upload has at most %d bytes".formatted(maxBytes),
              Map.of("maxBytes", maxBytes)));
    }
  }

  private static ImageFormat format(String mediaType) {
    return Arrays.stream(ImageFormat.values())
        .filter(format -> format.mediaType().equals(mediaType))
        .findFirst()
        .orElseThrow(
            () ->
                new RejectedException(
                    ErrorCode.UPLOAD_TYPE_UNSUPPORTED,
                    "'%s' is none of %s"
                        .formatted(
                            mediaType,
                            Arrays.stream(ImageFormat.values())
                                .map(ImageFormat::mediaType)
                                .toList())));
  }

  @Override
  public StoredImage take(String owner, String objectKey) {
    UploadKey key = UploadKey.of(objectKey);
    if (!key.belongsTo(owner)) {
      throw new RejectedException(
          ErrorCode.UPLOAD_OF_ANOTHER, "Only who announced an upload may register it");
    }
    try (ObjectContent content =
        objects
            .open(Bucket.UPLOADS, key.text(), null)
            .orElseThrow(
                () ->
                    new RejectedException(
                        ErrorCode.UPLOAD_MISSING,
                        "Nothing was uploaded to this key, or it is too long ago"))) {
      if (content.totalLength() != key.bytes()) {
        throw mismatch("%d bytes".formatted(key.bytes()), content.totalLength() + " bytes");
      }
      return intake.take(content.stream(), header -> requireType(key, header));
    } catch (IOException e) {
      throw brokeOff(e);
    } catch (RejectedException e) {
      // Here it is not the client that sends the bytes.
      throw e.rejection().code() == ErrorCode.BAD_REQUEST ? brokeOff(e) : e;
    }
  }

  private static RejectedException brokeOff(Exception cause) {
    return new RejectedException(
        ErrorCode.STORAGE_UNAVAILABLE, "The upload could not be read to its end", cause);
  }

  private static void requireType(UploadKey key, ImageHeader header) {
    if (!header.extension().equals(key.extension())) {
      throw mismatch(key.extension(), header.mediaType());
    }
  }

  private static RejectedException mismatch(String announced, String found) {
    return new RejectedException(
        ErrorCode.UPLOAD_MISMATCH, "%s was announced, %s came".formatted(announced, found));
  }
}
