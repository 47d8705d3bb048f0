package io.framelog.command.image;

import io.framelog.command.annotation.Annotations;
import io.framelog.image.Origin;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What duplicates leave to the image that is kept: all tags and actors, the values of the metadata
 * keys that it lacks, and a caption if it has none: a person's before an import's before a model's.
 * Of two that have the same, the one with the lesser id counts. Everything else that they have,
 * other captions and crops too, stays with them and comes back when they are restored.
 *
 * @param metadata a merge patch
 * @param captionOrigin whose the caption is; of no caption a person's
 */
record Legacy(
    List<String> tags,
    List<String> actors,
    Map<String, @Nullable Object> metadata,
    String caption,
    Origin captionOrigin) {

  /** Which caption to take, best first. */
  private static final Comparator<Annotations> BEST_CAPTION =
      Comparator.comparing(annotations -> origin(annotations).kind());

  /** What the others, in the order of their ids, leave to the kept one. */
  static Legacy of(Annotations kept, Collection<Annotations> others) {
    TreeSet<String> tags = new TreeSet<>();
    TreeSet<String> actors = new TreeSet<>();
    Map<String, @Nullable Object> metadata = new TreeMap<>();
    for (Annotations other : others) {
      tags.addAll(other.tags());
      actors.addAll(other.actors());
      other.metadata().forEach(metadata::putIfAbsent);
    }
    metadata.keySet().removeAll(kept.metadata().keySet());
    Annotations speaker = kept.caption().isEmpty() ? bestCaption(others, kept) : kept;
    return new Legacy(
        List.copyOf(tags), List.copyOf(actors), metadata, speaker.caption(), origin(speaker));
  }

  private static Annotations bestCaption(Collection<Annotations> others, Annotations none) {
    return others.stream()
        .filter(other -> !other.caption().isEmpty())
        .min(BEST_CAPTION) // of equals the first
        .orElse(none);
  }

  private static Origin origin(Annotations annotations) {
    return Objects.requireNonNullElse(annotations.captionOrigin(), Origin.HUMAN);
  }
}
