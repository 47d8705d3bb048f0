package io.framelog.query.image;

import io.framelog.image.EmbeddingSubject;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.image.events.ThumbnailsRecorded;
import io.framelog.query.progress.PositionedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a batch needs to know of the tables before it is folded.
 *
 * @param known ids of images that were registered before the batch
 * @param withCrops those of them whose open crops are needed
 * @param withSuggestions those whose open suggestions are needed
 * @param firstVersion the position of the first event that makes a version; 0 when there is none
 * @param lastVersion the position of the last one
 */
record TouchedImages(
    Set<String> known,
    Set<String> withCrops,
    Set<String> withSuggestions,
    long firstVersion,
    long lastVersion) {

  static TouchedImages by(List<PositionedEvent> batch) {
    Set<String> known = new HashSet<>();
    Set<String> withCrops = new HashSet<>();
    Set<String> withSuggestions = new HashSet<>();
    Set<String> registered = new HashSet<>();
    long firstVersion = 0;
    long lastVersion = 0;
    for (PositionedEvent at : batch) {
      if (at.payload() instanceof ImageEvent event) {
        if (event instanceof AnnotationEvent) {
          firstVersion = firstVersion == 0 ? at.position() : firstVersion;
          lastVersion = at.position();
        }
        String id = event.imageId();
        if (event instanceof ImageRegistered) {
          registered.add(id);
        } else if (!registered.contains(id)) {
          known.add(id);
          if (asksForCrops(event)) {
            withCrops.add(id);
          }
          if (changesSuggestions(event)) {
            withSuggestions.add(id);
          }
        }
      }
    }
    return new TouchedImages(known, withCrops, withSuggestions, firstVersion, lastVersion);
  }

  /** Every version holds all crops; of the machines' events only some are about them. */
  private static boolean asksForCrops(ImageEvent event) {
    boolean isAboutOtherThings =
        event instanceof ThumbnailsRecorded
            || event instanceof FingerprintRecorded
            || event instanceof TagsSuggested
            || event instanceof CaptionSuggested
            || (event instanceof EmbeddingRecorded embedded
                && embedded.subject().kind() != EmbeddingSubject.Kind.CROP);
    return !isAboutOtherThings;
  }

  private static boolean changesSuggestions(ImageEvent event) {
    return event instanceof TagsSuggested
        || event instanceof CaptionSuggested
        || event instanceof SuggestionAccepted
        || event instanceof SuggestionRejected
        || event instanceof TagsEdited
        || event instanceof CaptionChanged;
  }
}
