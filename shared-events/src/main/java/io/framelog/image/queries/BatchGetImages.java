package io.framelog.image.queries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Up to 1,000 images by id, now or as of a past position. Answer: {@link ImageBatch}. */
public record BatchGetImages(
    List<String> imageIds, @Nullable Long asOf, @Nullable Long minPosition) {}
