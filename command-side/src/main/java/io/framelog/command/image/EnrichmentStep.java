package io.framelog.command.image;

import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import org.jspecify.annotations.Nullable;

/** One step of enrichment of an image; the crop's id is empty but for crop embeddings. */
record EnrichmentStep(EnrichmentKind kind, String cropId) {
  static EnrichmentStep of(EnrichmentKind kind) {
    return new EnrichmentStep(kind, "");
  }

  static EnrichmentStep of(EnrichmentKind kind, @Nullable String cropId) {
    return new EnrichmentStep(kind, cropId == null ? "" : cropId);
  }

  static EnrichmentStep of(EmbeddingSubject subject) {
    return switch (subject.kind()) {
      case IMAGE -> of(EnrichmentKind.EMBEDDING);
      case CAPTION -> of(EnrichmentKind.CAPTION_EMBEDDING);
      case CROP -> of(EnrichmentKind.CROP_EMBEDDING, subject.cropId());
    };
  }

  /** What the keys of all steps of a kind start with. */
  static String prefix(EnrichmentKind kind) {
    return kind.name() + '\n';
  }

  /** Ends with a line feed, which no name has: no step's key starts another's. */
  String key() {
    return prefix(kind) + cropId + '\n';
  }
}
