package io.framelog.query.duplicate;

import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.identity.Identities;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.log.MetadataKeys;
import io.framelog.query.progress.PositionedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a batch does to the fingerprints of images. */
final class FingerprintFold {
  private final Map<String, Fingerprint> before;
  private final Map<String, Fingerprint> changed = new LinkedHashMap<>();
  private final Set<String> erased = new LinkedHashSet<>();

  private FingerprintFold(Map<String, Fingerprint> before) {
    this.before = before;
  }

  /** The batch on top of what {@code load} finds of the images that it is about. */
  static FingerprintFold of(
      List<PositionedEvent> batch, Function<Set<String>, Map<String, Fingerprint>> load) {
    List<PositionedEvent> relevant =
        batch.stream().filter(event -> matters(event.payload())).toList();
    FingerprintFold fold =
        new FingerprintFold(
            load.apply(
                relevant.stream().map(PositionedEvent::aggregateId).collect(Collectors.toSet())));
    relevant.forEach(fold::on);
    return fold;
  }

  private static boolean matters(Object payload) {
    return switch (payload) {
      case FingerprintRecorded e -> true;
      case AnnotationEvent annotation -> movesImages(annotation);
      default -> false; // of other aggregates, of types that this build does not know
    };
  }

  private static boolean movesImages(AnnotationEvent event) {
    return switch (event) {
      case ImageRemoved e -> true;
      case ImageRestored e -> true;
      case ImageErased e -> true;
      case ImageRegistered e -> false; // it has no fingerprint yet
      case TagsEdited e -> false;
      case ActorsEdited e -> false;
      case CaptionChanged e -> false;
      case MetadataEdited e -> false;
      case CropAdded e -> false;
      case CropAdjusted e -> false;
      case CropRemoved e -> false;
      case ImageReviewed e -> false;
      case SuggestionAccepted e -> false;
      case SuggestionRejected e -> false;
    };
  }

  private void on(PositionedEvent event) {
    String imageId = event.aggregateId();
    switch (event.payload()) {
      case FingerprintRecorded recorded -> {
        Fingerprint was = current(imageId);
        HashKey key =
            new HashKey(recorded.algorithm(), Long.parseUnsignedLong(recorded.value(), 16));
        changed.put(imageId, was == null ? Fingerprint.live(imageId, key) : was.with(key));
      }
      case ImageRemoved removed -> change(imageId, was -> removed(was, removed.reason(), event));
      case ImageRestored restored -> change(imageId, was -> Fingerprint.live(imageId, was.key()));
      case ImageErased gone -> { // nothing comes behind it
        change(imageId, was -> removed(was, null, event));
        erased.add(imageId);
      }
      default -> throw new IllegalStateException(event + " does not matter here");
    }
  }

  private static Fingerprint removed(
      Fingerprint was, @Nullable String reason, PositionedEvent event) {
    String kept =
        reason == null
            ? null
            : ResolveDuplicates.keptBy(reason).filter(Identities::isUuid).orElse(null);
    Object command = event.metadata().get(MetadataKeys.COMMAND_ID);
    String resolution = kept == null || command == null ? null : command.toString();
    return new Fingerprint(was.imageId(), was.key(), true, kept, resolution);
  }

  /** An image without a fingerprint has nothing here that could change. */
  private void change(String imageId, UnaryOperator<Fingerprint> how) {
    Fingerprint was = current(imageId);
    if (was != null) {
      changed.put(imageId, how.apply(was));
    }
  }

  private @Nullable Fingerprint current(String imageId) {
    return changed.getOrDefault(imageId, before.get(imageId));
  }

  /** Without those of images that are erased. */
  Collection<Fingerprint> changed() {
    return changed.values().stream()
        .filter(fingerprint -> !erased.contains(fingerprint.imageId()))
        .toList();
  }

  /** The images that are erased, for good. */
  Set<String> erased() {
    return erased;
  }

  /** How many images more, or fewer, have each hash now and are not removed. */
  Map<HashKey, Integer> more() {
    Map<HashKey, Integer> more = new HashMap<>();
    changed.forEach(
        (imageId, now) -> {
          count(before.get(imageId), -1, more);
          count(now, 1, more);
        });
    more.values().removeIf(count -> count == 0);
    return more;
  }

  private static void count(@Nullable Fingerprint fingerprint, int by, Map<HashKey, Integer> more) {
    if (fingerprint != null && !fingerprint.removed()) {
      more.merge(fingerprint.key(), by, Integer::sum);
    }
  }
}
