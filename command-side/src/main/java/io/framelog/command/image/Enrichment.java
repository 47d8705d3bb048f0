package io.framelog.command.image;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.EnrichmentRequested;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What machines have recorded about an image since they were last asked, so that the same result
 * again is no event. A result is forgotten when its subject changes or when it is requested again:
 * then only a new event can tell readers that the step is done.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Enrichment {
  /** From {@link EnrichmentResult#key()} to the digest of what was found. */
  private SortedMap<String, String> results = new TreeMap<>();

  /** From {@link EnrichmentStep#key()} to what was said about giving up. */
  private SortedMap<String, String> abandoned = new TreeMap<>();

  /** Whether readers would learn nothing from this event. */
  boolean saysAlready(EnrichmentEvent event) {
    if (event instanceof EnrichmentAbandoned e) {
      String step = EnrichmentStep.of(e.kind(), e.cropId()).key();
      // a worker that gives up late does not undo what another one has done
      return results.keySet().stream().anyMatch(key -> key.startsWith(step))
          || said(e).equals(abandoned.get(step));
    }
    return EnrichmentResult.of(event)
        .filter(result -> result.digest().equals(results.get(result.key())))
        .isPresent();
  }

  void on(EnrichmentEvent event) {
    if (event instanceof EnrichmentRequested e) {
      e.kinds().forEach(kind -> forget(EnrichmentStep.prefix(kind)));
    } else if (event instanceof EnrichmentAbandoned e) {
      abandoned.put(EnrichmentStep.of(e.kind(), e.cropId()).key(), said(e));
    }
    EnrichmentResult.of(event).ifPresent(result -> results.put(result.key(), result.digest()));
  }

  void on(AnnotationEvent event) {
    if (event instanceof CaptionChanged) {
      forget(EnrichmentStep.prefix(EnrichmentKind.CAPTION_EMBEDDING));
    } else if (event instanceof CropRemoved e) {
      forget(EnrichmentStep.of(EnrichmentKind.CROP_EMBEDDING, e.cropId()).key());
    } else if (event instanceof CropAdjusted e && !e.from().box().equals(e.to().box())) {
      forget(EnrichmentStep.of(EnrichmentKind.CROP_EMBEDDING, e.cropId()).key());
    }
  }

  private void forget(String prefix) {
    results.keySet().removeIf(key -> key.startsWith(prefix));
    abandoned.keySet().removeIf(key -> key.startsWith(prefix));
  }

  private static String said(EnrichmentAbandoned event) {
    return event.attempts() + "\n" + event.reason();
  }
}
