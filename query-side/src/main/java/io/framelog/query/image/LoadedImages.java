package io.framelog.query.image;

import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Images by id, and the position that all of them are true at.
 *
 * @param position the projection's progress in the same snapshot of the database; for a past
 *     position that position
 */
public record LoadedImages(Map<String, ImageDocument> images, long position) {
  public LoadedImages {
    images = Map.copyOf(images);
  }

  /** In the order of {@code ids}, a duplicate at each of its places. */
  public ImageBatch inOrder(List<String> ids) {
    List<ImageDocument> found = new ArrayList<>(ids.size());
    List<String> missing = new ArrayList<>();
    for (String id : ids) {
      ImageDocument image = images.get(id);
      if (image == null) {
        missing.add(id);
      } else {
        found.add(image);
      }
    }
    return new ImageBatch(found, missing, position);
  }
}
