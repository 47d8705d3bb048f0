package io.framelog.image.events;

import io.framelog.image.Crop;
import io.framelog.image.Origin;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An image came in, with all that was known of it: nobody ever sees a half-registered image. */
@Revision("1")
public record ImageRegistered(
    String imageId,
    String objectKey,
    String sha256,
    String mediaType,
    long bytes,
    int width,
    int height,
    @Nullable String sourceUrl,
    @Nullable String caption,
    List<String> tags,
    List<String> actors,
    Map<String, Object> metadata,
    List<Crop> crops,
    Origin origin)
    implements AnnotationEvent {}
