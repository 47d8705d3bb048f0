package io.framelog.command.annotation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.identity.Sha256;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.Origin;
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
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The facts that people have stated about an image: the fold of its annotation events. It also
 * folds histories that lack some events: what these would have acted on is then simply not there.
 * Opinions (reviews, decisions on suggestions) are no part of it.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
public final class Annotations {
  /** Each tag with where it came from. */
  private SortedMap<String, Origin> tags = new TreeMap<>();

  private SortedSet<String> actors = new TreeSet<>();
  private String caption = "";
  private @Nullable Origin captionOrigin;
  private SortedMap<String, Object> metadata = new TreeMap<>();
  private Crops crops = new Crops();
  private boolean removed;

  /** The fold of events in the order of the log. */
  public static Annotations of(Iterable<? extends AnnotationEvent> events) {
    Annotations annotations = new Annotations();
    events.forEach(annotations::on);
    return annotations;
  }

  public Set<String> tags() {
    return Collections.unmodifiableSet(tags.keySet());
  }

  /** Each tag with its origin. */
  Map<String, Origin> tagOrigins() {
    return tags;
  }

  public Set<String> actors() {
    return Collections.unmodifiableSet(actors);
  }

  /** Empty when there is none. */
  public String caption() {
    return caption;
  }

  /** Who wrote the caption, or who cleared it; null when there never was one. */
  public @Nullable Origin captionOrigin() {
    return captionOrigin;
  }

  public Map<String, Object> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  public Crops crops() {
    return crops;
  }

  public boolean areRemoved() {
    return removed;
  }

  /** Whether the image still looks and reads like what an embedding was computed from. */
  public boolean hold(EmbeddingSubject subject) {
    return switch (subject.kind()) {
      case IMAGE -> true;
      case CROP -> {
        CropState crop = crops.find(String.valueOf(subject.cropId()));
        yield crop != null && crop.box().equals(subject.box());
      }
      case CAPTION -> !caption.isEmpty() && Sha256.hex(caption).equals(subject.textSha256());
    };
  }

  /** Takes in the next event. */
  public void on(AnnotationEvent event) {
    switch (event) {
      case ImageRegistered e -> register(e);
      case TagsEdited e -> {
        e.removed().forEach(tags::remove);
        e.added().forEach(tag -> tags.put(tag, e.origin()));
      }
      case ActorsEdited e -> {
        e.removed().forEach(actors::remove);
        actors.addAll(e.added());
      }
      case CaptionChanged e -> {
        caption = e.text();
        captionOrigin = e.origin();
      }
      case MetadataEdited e -> {
        metadata.putAll(e.set());
        e.removed().forEach(metadata::remove);
      }
      case CropAdded e -> crops.put(e.cropId(), new CropState(e.box(), e.label()));
      case CropAdjusted e -> crops.adjust(e.cropId(), e.from(), e.to());
      case CropRemoved e -> crops.remove(e.cropId());
      case ImageRemoved e -> removed = true;
      case ImageRestored e -> removed = false;
      case ImageReviewed e -> {}
      case SuggestionAccepted e -> {}
      case SuggestionRejected e -> {}
    }
  }

  private void register(ImageRegistered event) {
    event.tags().forEach(tag -> tags.put(tag, event.origin()));
    actors.addAll(event.actors());
    if (event.caption() != null && !event.caption().isEmpty()) {
      caption = event.caption();
      captionOrigin = event.origin();
    }
    metadata.putAll(event.metadata());
    event.crops().forEach(c -> crops.put(c.cropId(), new CropState(c.box(), c.label())));
  }
}
