package io.framelog.image.events;

import io.framelog.image.ErasedItem;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All that was said about the image is gone: the texts of its earlier events were replaced in the
 * transaction that appended this one, the last of the image.
 *
 * @param snapshots every snapshot that was taken before and holds the image, with the leaf that
 *     keeps its digest verifiable; nothing else could tell any more
 */
@Revision("1")
public record ImageErased(String imageId, @Nullable String reason, List<ErasedItem> snapshots)
    implements AnnotationEvent {}
