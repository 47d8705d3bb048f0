package io.framelog.enrichment.task;

import io.framelog.image.Box;
import java.util.Map;

/**
 * What the log says of an image now, as far as enrichment needs it.
 *
 * @param caption empty when there is none
 * @param crops boxes by crop id
 */
record ImageFacts(String objectKey, String caption, Map<String, Box> crops) {
  ImageFacts {
    crops = Map.copyOf(crops);
  }
}
