package io.framelog.enrichment.task;

import io.framelog.image.Box;
import io.framelog.image.EnrichmentKind;
import org.jspecify.annotations.Nullable;

/**
 * A step that a saga asks for.
 *
 * @param cropId for CROP_EMBEDDING, else empty
 * @param box for CROP_EMBEDDING: where the crop lay
 * @param caption for CAPTION_EMBEDDING: the text
 */
public record NewTask(
    EnrichmentKind step, String cropId, @Nullable Box box, @Nullable String caption) {
  public static NewTask of(EnrichmentKind step) {
    return new NewTask(step, "", null, null);
  }

  public static NewTask crop(String cropId, Box box) {
    return new NewTask(EnrichmentKind.CROP_EMBEDDING, cropId, box, null);
  }

  public static NewTask caption(String text) {
    return new NewTask(EnrichmentKind.CAPTION_EMBEDDING, "", null, text);
  }

  /** Names the step within its round. */
  public String key() {
    return key(step, cropId);
  }

  /** The key of a step: its kind, and the crop that it is about. */
  public static String key(EnrichmentKind step, String cropId) {
    return cropId.isEmpty() ? step.name() : step.name() + '/' + cropId;
  }
}
