package io.framelog.command.annotation;

import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that edits can be about: two edits of the same fact may depend on each other.
 *
 * @param name which tag, actor, metadata key or crop; empty where there is only one
 */
record Fact(Kind kind, String name) {
  enum Kind {
    TAG,
    ACTOR,
    CAPTION,
    METADATA,
    CROP,
    REMOVAL,
    EVERYTHING
  }

  /** Without its restoration nothing could have been said about the image. */
  static final Fact EVERY_LATER = new Fact(Kind.EVERYTHING, "");

  private static final Fact CAPTION = new Fact(Kind.CAPTION, "");
  private static final Fact REMOVAL = new Fact(Kind.REMOVAL, "");

  /** The facts that an event states; the registration's count as given. */
  static Set<Fact> touchedBy(AnnotationEvent event) {
    return switch (event) {
      case ImageRegistered e -> Set.of();
      case TagsEdited e -> all(Kind.TAG, e.added(), e.removed());
      case ActorsEdited e -> all(Kind.ACTOR, e.added(), e.removed());
      case CaptionChanged e -> Set.of(CAPTION);
      case MetadataEdited e -> all(Kind.METADATA, e.set().keySet(), e.removed());
      case CropAdded e -> Set.of(new Fact(Kind.CROP, e.cropId()));
      case CropAdjusted e -> Set.of(new Fact(Kind.CROP, e.cropId()));
      case CropRemoved e -> Set.of(new Fact(Kind.CROP, e.cropId()));
      case ImageRemoved e -> Set.of(REMOVAL);
      case ImageRestored e -> Set.of(REMOVAL, EVERY_LATER);
      case ImageReviewed e -> Set.of();
      case SuggestionAccepted e -> Set.of();
      case SuggestionRejected e -> Set.of();
    };
  }

  private static Set<Fact> all(Kind kind, Collection<String> some, Collection<String> others) {
    return Stream.concat(some.stream(), others.stream())
        .map(name -> new Fact(kind, name))
        .collect(Collectors.toUnmodifiableSet());
  }
}
