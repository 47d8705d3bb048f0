package io.framelog.query.image;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.queries.BatchGetImages;
import io.framelog.image.queries.ImageBatch;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link BatchGetImages}: current images through the cache, past ones past it. */
@Component
class BatchGetImagesHandler {
  private static final int MOST = 1000;

  private final ImageFetch current;
  private final ImageReads reads;

  BatchGetImagesHandler(ImageFetch current, ImageReads reads) {
    this.current = current;
    this.reads = reads;
  }

  @QueryHandler
  ImageBatch on(BatchGetImages query) {
    if (query.imageIds().size() > MOST) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED,
          "At most %d images at once, not %d".formatted(MOST, query.imageIds().size()),
          Map.of("limit", MOST));
    }
    if (query.asOf() == null) {
      return current.fetch(query.imageIds(), query.minPosition() == null ? 0 : query.minPosition());
    }
    return reads
        .load(query.imageIds(), query.asOf(), query.minPosition())
        .inOrder(query.imageIds());
  }
}
