package io.framelog.query.image;

import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What images say at every position, kept whole for each event: slow and obvious. */
final class Oracle {
  record State(
      ImageRegistered registration,
      long version,
      String caption,
      @Nullable Origin captionOrigin,
      List<String> tags,
      List<String> actors,
      Map<String, Object> metadata,
      Map<String, CropState> crops,
      @Nullable String review,
      boolean removed) {
    CropState crop(String cropId) {
      return Objects.requireNonNull(crops.get(cropId));
    }
  }

  private final Map<String, NavigableMap<Long, State>> histories = new LinkedHashMap<>();

  Collection<String> imageIds() {
    return histories.keySet();
  }

  State current(String imageId) {
    return history(imageId).lastEntry().getValue();
  }

  @Nullable State asOf(String imageId, long position) {
    Map.Entry<Long, State> entry = history(imageId).floorEntry(position);
    return entry == null ? null : entry.getValue();
  }

  private NavigableMap<Long, State> history(String imageId) {
    return Objects.requireNonNull(histories.get(imageId));
  }

  long registeredAt(String imageId) {
    return history(imageId).firstKey();
  }

  /** The position at which the version that is true at {@code position} began. */
  long versionAt(String imageId, long position) {
    return history(imageId).floorKey(position);
  }

  void on(long position, ImageEvent event) {
    if (event instanceof EnrichmentEvent) {
      return;
    }
    NavigableMap<Long, State> history =
        histories.computeIfAbsent(event.imageId(), id -> new TreeMap<>());
    history.put(
        position,
        event instanceof ImageRegistered e ? registered(e) : next(current(event.imageId()), event));
  }

  private static State registered(ImageRegistered e) {
    String caption = e.caption() == null ? "" : e.caption();
    return new State(
        e,
        1,
        caption,
        caption.isEmpty() ? null : e.origin(),
        sorted(e.tags(), List.of(), List.of()),
        sorted(e.actors(), List.of(), List.of()),
        e.metadata(),
        RandomHistory.crops(e),
        null,
        false);
  }

  private static State next(State s, ImageEvent event) {
    String caption = s.caption();
    Origin origin = s.captionOrigin();
    List<String> tags = s.tags();
    List<String> actors = s.actors();
    Map<String, Object> metadata = s.metadata();
    Map<String, CropState> crops = new TreeMap<>(s.crops());
    String review = s.review();
    boolean removed = s.removed();
    if (event instanceof TagsEdited e) {
      tags = sorted(tags, e.added(), e.removed());
    } else if (event instanceof ActorsEdited e) {
      actors = sorted(actors, e.added(), e.removed());
    } else if (event instanceof CaptionChanged e) {
      caption = e.text();
      origin = e.text().isEmpty() ? null : e.origin();
    } else if (event instanceof MetadataEdited e) {
      metadata = new HashMap<>(metadata);
      metadata.putAll(e.set());
      metadata.keySet().removeAll(e.removed());
    } else if (event instanceof CropAdded e) {
      crops.put(e.cropId(), new CropState(e.box(), e.label()));
    } else if (event instanceof CropAdjusted e) {
      crops.put(e.cropId(), e.to());
    } else if (event instanceof CropRemoved e) {
      crops.remove(e.cropId());
    } else if (event instanceof ImageRemoved) {
      removed = true;
    } else if (event instanceof ImageRestored) {
      removed = false;
    } else if (event instanceof ImageReviewed e) {
      review = e.state().name();
    } else if (!(event instanceof SuggestionAccepted || event instanceof SuggestionRejected)) {
      throw new IllegalArgumentException("unknown " + event);
    }
    return new State(
        s.registration(),
        s.version() + 1,
        caption,
        origin,
        tags,
        actors,
        metadata,
        crops,
        review,
        removed);
  }

  /** As the events say: what is removed goes first. */
  private static List<String> sorted(List<String> now, List<String> added, List<String> removed) {
    List<String> after = new ArrayList<>(now);
    after.removeAll(removed);
    after.addAll(added);
    return List.copyOf(new TreeSet<>(after));
  }
}
