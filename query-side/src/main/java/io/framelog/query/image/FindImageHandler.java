package io.framelog.query.image;

import io.framelog.image.queries.FindImage;
import io.framelog.image.queries.ImageAnswer;
import io.framelog.image.queries.ImageDocument;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindImage}; a removed image is found and says so, an erased one is gone. */
@Component
class FindImageHandler {
  private final ImageReads reads;

  FindImageHandler(ImageReads reads) {
    this.reads = reads;
  }

  @QueryHandler
  ImageAnswer on(FindImage query) {
    LoadedImages loaded = reads.load(List.of(query.imageId()), query.asOf(), query.minPosition());
    ImageDocument image = loaded.images().get(query.imageId());
    if (image == null) {
      throw reads.missing(query.imageId());
    }
    return new ImageAnswer(image, loaded.position());
  }
}
