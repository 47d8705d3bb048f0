package io.framelog.command.model;

import io.framelog.image.Box;
import io.framelog.image.Origin;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that an image says at one version, whole and immutable. Written from the domain page, not
 * from the code: that is what makes it an oracle.
 *
 * @param author of the caption; null when there is none
 */
record Said(
    String caption,
    @Nullable Origin author,
    Set<String> tags,
    Set<String> actors,
    Map<String, Object> metadata,
    Map<String, Region> crops,
    boolean removed) {
  record Region(Box box, @Nullable String label) {}

  static final Said NOTHING = new Said("", null, Set.of(), Set.of(), Map.of(), Map.of(), false);

  Said captioned(String text, Origin origin) {
    return new Said(text, text.isEmpty() ? null : origin, tags, actors, metadata, crops, removed);
  }

  Said tagged(Iterable<String> add, Iterable<String> remove) {
    return new Said(caption, author, edited(tags, add, remove), actors, metadata, crops, removed);
  }

  Said credited(Iterable<String> add, Iterable<String> remove) {
    return new Said(caption, author, tags, edited(actors, add, remove), metadata, crops, removed);
  }

  /** A null value takes its key away. */
  Said described(Map<String, ? extends @Nullable Object> changes) {
    Map<String, Object> after = new TreeMap<>(metadata);
    changes.forEach(
        (key, value) -> {
          if (value == null) {
            after.remove(key);
          } else {
            after.put(key, value);
          }
        });
    return new Said(caption, author, tags, actors, after, crops, removed);
  }

  /** A null region takes the crop away. */
  Said cropped(String cropId, @Nullable Region region) {
    Map<String, Region> after = new TreeMap<>(crops);
    after.remove(cropId);
    if (region != null) {
      after.put(cropId, region);
    }
    return new Said(caption, author, tags, actors, metadata, after, removed);
  }

  Said removed(boolean gone) {
    return new Said(caption, author, tags, actors, metadata, crops, gone);
  }

  /** What is said after an event; one that has nothing to act on says nothing. */
  Said after(ImageEvent event) {
    if (event instanceof TagsEdited e) {
      return tagged(e.added(), e.removed());
    }
    if (event instanceof ActorsEdited e) {
      return credited(e.added(), e.removed());
    }
    if (event instanceof CaptionChanged e) {
      return captioned(e.text(), e.origin());
    }
    if (event instanceof MetadataEdited e) {
      Map<String, @Nullable Object> changes = new TreeMap<>(e.set());
      e.removed().forEach(key -> changes.put(key, null));
      return described(changes);
    }
    if (event instanceof CropAdded e) {
      return cropped(e.cropId(), new Region(e.box(), e.label()));
    }
    if (event instanceof CropRemoved e) {
      return cropped(e.cropId(), null);
    }
    if (event instanceof CropAdjusted e) {
      Region is = crops.get(e.cropId());
      if (is == null) {
        return this;
      }
      boolean moved = !e.from().box().equals(e.to().box());
      boolean renamed = !Objects.equals(e.from().label(), e.to().label());
      return cropped(
          e.cropId(),
          new Region(moved ? e.to().box() : is.box(), renamed ? e.to().label() : is.label()));
    }
    if (event instanceof ImageRemoved) {
      return removed(true);
    }
    return event instanceof ImageRestored ? removed(false) : this;
  }

  private static Set<String> edited(
      Set<String> now, Iterable<String> add, Iterable<String> remove) {
    Set<String> after = new TreeSet<>(now);
    remove.forEach(after::remove);
    add.forEach(after::add);
    return after;
  }
}
