package io.framelog.command.annotation;

import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The events that bring annotations from one state to another: history is never rewritten. What
 * comes back has the origin that it had; what is taken away is taken by the person who reverts.
 */
public final class Compensation {
  private static final Comparator<Origin> HUMANS_FIRST =
      Comparator.comparing(Origin::kind)
          .thenComparing(Origin::model, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Origin::version, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final String imageId;
  private final Annotations now;
  private final Annotations then;
  private final List<AnnotationEvent> events = new ArrayList<>();

  private Compensation(String imageId, Annotations now, Annotations then) {
    this.imageId = imageId;
    this.now = now;
    this.then = then;
  }

  /**
   * The events after which {@code now} says what {@code then} says, each of which changes
   * something; none when they say the same. A tag that both have keeps the origin that it has now.
   * An image that comes back does so first, one that goes does so last: no event is about a removed
   * image but these.
   */
  public static List<AnnotationEvent> between(String imageId, Annotations now, Annotations then) {
    return new Compensation(imageId, now, then).events();
  }

  private List<AnnotationEvent> events() {
    if (now.areRemoved() && !then.areRemoved()) {
      events.add(new ImageRestored(imageId));
    }
    tags();
    actors();
    caption();
    metadata();
    crops();
    if (then.areRemoved() && !now.areRemoved()) {
      events.add(new ImageRemoved(imageId, null));
    }
    return List.copyOf(events);
  }

  private void tags() {
    List<String> gone = without(now.tags(), then.tags());
    Map<Origin, List<String>> back = new TreeMap<>(HUMANS_FIRST);
    if (!gone.isEmpty()) {
      back.put(Origin.HUMAN, new ArrayList<>());
    }
    for (String tag : without(then.tags(), now.tags())) {
      Origin origin = Objects.requireNonNull(then.tagOrigins().get(tag));
      back.computeIfAbsent(origin, first -> new ArrayList<>()).add(tag);
    }
    back.forEach(
        (origin, tags) ->
            events.add(
                new TagsEdited(
                    imageId,
                    List.copyOf(tags),
                    origin.equals(Origin.HUMAN) ? gone : List.of(),
                    origin)));
  }

  private void actors() {
    List<String> gone = without(now.actors(), then.actors());
    List<String> back = without(then.actors(), now.actors());
    if (!gone.isEmpty() || !back.isEmpty()) {
      events.add(new ActorsEdited(imageId, back, gone));
    }
  }

  private void caption() {
    String text = then.caption();
    boolean same =
        text.equals(now.caption())
            && (text.isEmpty() || Objects.equals(then.captionOrigin(), now.captionOrigin()));
    if (!same) {
      Origin origin = then.captionOrigin();
      events.add(
          new CaptionChanged(
              imageId, text, text.isEmpty() || origin == null ? Origin.HUMAN : origin));
    }
  }

  private void metadata() {
    Map<String, Object> set = new TreeMap<>();
    then.metadata()
        .forEach(
            (key, value) -> {
              if (!JsonEquality.same(value, now.metadata().get(key))) {
                set.put(key, value);
              }
            });
    List<String> gone = without(now.metadata().keySet(), then.metadata().keySet());
    if (!set.isEmpty() || !gone.isEmpty()) {
      events.add(new MetadataEdited(imageId, set, gone));
    }
  }

  /** Removals first, so that there are never more crops than one of the two states has. */
  private void crops() {
    Map<String, CropState> before = now.crops().present();
    Map<String, CropState> after = then.crops().present();
    without(before.keySet(), after.keySet())
        .forEach(cropId -> events.add(new CropRemoved(imageId, cropId)));
    after.forEach(
        (cropId, state) -> {
          CropState is = before.get(cropId);
          if (is == null) {
            events.add(new CropAdded(imageId, cropId, state.box(), state.label()));
          } else if (!is.equals(state)) {
            events.add(new CropAdjusted(imageId, cropId, is, state));
          }
        });
  }

  private static List<String> without(Set<String> these, Collection<String> those) {
    Set<String> left = new TreeSet<>(these);
    left.removeAll(those);
    return List.copyOf(left);
  }
}
