package io.framelog.query.image;

import io.framelog.image.queries.FindImage;
import io.framelog.image.queries.ImageAnswer;
import io.framelog.image.queries.ImageDocument;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindImage}; a removed image is found and says so. */
@Component
class FindImageHandler {
  private final ImageDocuments documents;
  private final ImageReads reads;

  FindImageHandler(ImageDocuments documents, ImageReads reads) {
    this.documents = documents;
    this.reads = reads;
  }

  @QueryHandler
  ImageAnswer on(FindImage query) {
    reads.reach(query.minPosition(), query.asOf());
    LoadedImages loaded = documents.loadAt(List.of(query.imageId()), query.asOf());
    ImageDocument image = loaded.images().get(query.imageId());
    if (image == null) {
      throw ImageReads.notFound(query.imageId());
    }
    return new ImageAnswer(image, loaded.position());
  }
}
