package io.framelog.query.image;

import io.framelog.image.events.ImageRegistered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What never changes about an image; {@code position} is where it was registered. */
record Registration(
    String imageId,
    String objectKey,
    String sha256,
    String mediaType,
    long bytes,
    int width,
    int height,
    @Nullable String sourceUrl,
    Instant createdAt,
    long position) {
  static Registration of(ImageRegistered event, Instant recordedAt, long position) {
    return new Registration(
        event.imageId(),
        event.objectKey(),
        event.sha256(),
        event.mediaType(),
        event.bytes(),
        event.width(),
        event.height(),
        event.sourceUrl(),
        recordedAt,
        position);
  }
}
