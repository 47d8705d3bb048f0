package io.framelog.command.image;

import io.framelog.identity.Sha256;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a machine found out in one step.
 *
 * @param producer who replaces whom: vectors of another model version stand side by side, a newer
 *     version's suggestions replace those of the older one
 * @param digest equal for equal findings
 */
record EnrichmentResult(EnrichmentStep step, String producer, String digest) {
  /** The result that the event reports, if it reports one. */
  static Optional<EnrichmentResult> of(EnrichmentEvent event) {
    return switch (event) {
      case EmbeddingRecorded e ->
          result(
              EnrichmentStep.of(e.subject()),
              e.vector().model() + '\n' + e.vector().modelVersion(),
              e.vector().dimension() + "\n" + e.vector().sha256());
      case ThumbnailsRecorded e ->
          result(EnrichmentStep.of(EnrichmentKind.THUMBNAILS), "", digest(e));
      case FingerprintRecorded e ->
          result(EnrichmentStep.of(EnrichmentKind.FINGERPRINT), e.algorithm(), e.value());
      case TagsSuggested e -> result(EnrichmentStep.of(EnrichmentKind.TAGS), e.model(), digest(e));
      case CaptionSuggested e ->
          result(
              EnrichmentStep.of(EnrichmentKind.CAPTION),
              e.model(),
              Sha256.hex(e.modelVersion() + '\n' + e.score() + '\n' + e.text()));
      case EnrichmentAbandoned e -> Optional.empty();
      case EnrichmentRequested e -> Optional.empty();
    };
  }

  String key() {
    return step.key() + producer;
  }

  private static Optional<EnrichmentResult> result(
      EnrichmentStep step, String producer, String digest) {
    return Optional.of(new EnrichmentResult(step, producer, digest));
  }

  private static String digest(ThumbnailsRecorded event) {
    return Sha256.hex(
        event.thumbnails().stream()
            .map(t -> t.size() + " " + t.width() + " " + t.height() + " " + t.objectKey())
            .collect(Collectors.joining("\n")));
  }

  private static String digest(TagsSuggested event) {
    return Sha256.hex(
        event.tags().stream()
            .map(t -> t.score() + " " + t.tag())
            .collect(Collectors.joining("\n", event.modelVersion() + "\n", "")));
  }
}
