package io.framelog.command.image;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.identity.Sha256;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people have said about an image: the fold of its annotation events. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Annotations {
  private SortedSet<String> tags = new TreeSet<>();
  private SortedSet<String> actors = new TreeSet<>();
  private String caption = "";
  private SortedMap<String, Object> metadata = new TreeMap<>();
  private Crops crops = new Crops();
  private boolean removed;
  private boolean erased;

  Set<String> tags() {
    return Collections.unmodifiableSet(tags);
  }

  Set<String> actors() {
    return Collections.unmodifiableSet(actors);
  }

  /** Empty when there is none. */
  String caption() {
    return caption;
  }

  Map<String, Object> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  Crops crops() {
    return crops;
  }

  boolean areRemoved() {
    return removed;
  }

  /** Erased ones are also removed: machines' results about them come too late. */
  boolean areErased() {
    return erased;
  }

  /** Whether the image still looks and reads like what an embedding was computed from. */
  boolean hold(EmbeddingSubject subject) {
    return switch (subject.kind()) {
      case IMAGE -> true;
      case CROP -> {
        CropState crop = crops.find(String.valueOf(subject.cropId()));
        yield crop != null && crop.box().equals(subject.box());
      }
      case CAPTION -> !caption.isEmpty() && Sha256.hex(caption).equals(subject.textSha256());
    };
  }

  void on(AnnotationEvent event) {
    switch (event) {
      case ImageRegistered e -> {
        tags.addAll(e.tags());
        actors.addAll(e.actors());
        caption = e.caption() == null ? "" : e.caption();
        metadata.putAll(e.metadata());
        e.crops().forEach(c -> crops.put(c.cropId(), new CropState(c.box(), c.label())));
      }
      case TagsEdited e -> edit(tags, e.added(), e.removed());
      case ActorsEdited e -> edit(actors, e.added(), e.removed());
      case CaptionChanged e -> caption = e.text();
      case MetadataEdited e -> {
        metadata.putAll(e.set());
        e.removed().forEach(metadata::remove);
      }
      case CropAdded e -> crops.put(e.cropId(), new CropState(e.box(), e.label()));
      case CropAdjusted e -> crops.put(e.cropId(), e.to());
      case CropRemoved e -> crops.remove(e.cropId());
      case ImageRemoved e -> removed = true;
      case ImageRestored e -> removed = false;
      case ImageErased e -> {
        removed = true;
        erased = true;
      }
    }
  }

  private static void edit(Set<String> labels, Iterable<String> added, Iterable<String> gone) {
    gone.forEach(labels::remove);
    added.forEach(labels::add);
  }
}
