package io.framelog.query.image;

import io.framelog.image.queries.ImageBatch;
import java.util.List;

/** Current images by id, in one go: from the cache, and what it lacks from PostgreSQL. */
public interface ImageFetch {
  /**
   * The images in the order asked, a duplicate at each of its places; ids that name no image, or
   * are none, are listed as missing. Removed images are found.
   *
   * @param minPosition every image is at least as new as this position
   * @throws io.framelog.error.QueryRejected as {@link
   *     io.framelog.query.progress.ProjectionProgress#await} does
   */
  ImageBatch fetch(List<String> ids, long minPosition);

  /** However new the read model happens to be. */
  default ImageBatch fetch(List<String> ids) {
    return fetch(ids, 0);
  }
}
