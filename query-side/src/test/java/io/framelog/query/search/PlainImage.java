package io.framelog.query.search;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.query.text.Words;
import io.framelog.selection.Selection;
import io.framelog.selection.Selection.Deed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image with a naive reading of the selection language, straight from its description.
 *
 * @param times when each event of the log was recorded, by its position
 * @param likeness of all images, now
 */
record PlainImage(
    String id,
    List<String> tags,
    List<String> actors,
    String caption,
    Map<String, Object> metadata,
    int width,
    int height,
    List<Crop> crops,
    boolean embedded,
    boolean removed,
    Edits edits,
    Map<Long, Instant> times,
    Likeness likeness) {

  /** Who did what: the positions of the registration and of the last annotation event. */
  record Edits(
      String registeredBy,
      Set<String> editedBy,
      long registered,
      long edited,
      int version,
      @Nullable String review) {}

  boolean isSelected(Selection selection) {
    return (selection.namesRemoved() || !removed) && matches(selection);
  }

  private boolean matches(Selection selection) {
    return switch (selection) {
      case Selection.Everything all -> true;
      case Selection.And and -> and.parts().stream().allMatch(this::matches);
      case Selection.Or or -> or.parts().stream().anyMatch(this::matches);
      case Selection.Not not -> !matches(not.part());
      case Selection.Tag tag -> tags.contains(tag.value());
      case Selection.Actor actor -> actors.contains(actor.value());
      case Selection.CaptionWords words ->
          !Words.of(words.text()).isEmpty()
              && Words.of(caption).containsAll(Words.of(words.text()));
      case Selection.Metadata at -> holds(at, value(at.path()));
      case Selection.Number number ->
          number.comparison().holds(Double.compare(number(number.field()), number.value() + 0.0));
      case Selection.Has has -> has(has.thing());
      case Selection.CropLabel label ->
          crops.stream().anyMatch(crop -> label.value().equals(crop.label()));
      case Selection.CropOverlaps with ->
          crops.stream().anyMatch(crop -> overlap(crop.box(), with.box()));
      case Selection.Review review ->
          review.mark().name().equals(Objects.requireNonNullElse(edits.review(), "NONE"));
      case Selection.By by ->
          by.deed() == Deed.REGISTERED
              ? by.actor().equals(edits.registeredBy())
              : edits.editedBy().contains(by.actor());
      case Selection.At at ->
          at.comparison()
              .holds(
                  time(at.deed() == Deed.REGISTERED ? edits.registered() : edits.edited())
                      .compareTo(at.time()));
      case Selection.MediaType type -> type.value().equals("image/png");
      case Selection.Id ofImage -> ofImage.value().equals(id);
      case Selection.Ids ofImages -> ofImages.values().contains(id);
      case Selection.Similarity similarity -> likeness.holds(similarity, id);
      case Selection.Removed wanted -> wanted.value() == removed;
    };
  }

  private Instant time(long position) {
    return Objects.requireNonNull(times.get(position));
  }

  private boolean has(Selection.Thing thing) {
    return switch (thing) {
      case CAPTION -> !caption.isEmpty();
      case CROP -> !crops.isEmpty();
      case EMBEDDING -> embedded;
      case TAG -> !tags.isEmpty();
      case ACTOR -> !actors.isEmpty();
      case REVIEW -> edits.review() != null;
    };
  }

  private static boolean overlap(Box one, Box other) {
    double width =
        Math.min(one.x() + one.w(), other.x() + other.w()) - Math.max(one.x(), other.x());
    double height =
        Math.min(one.y() + one.h(), other.y() + other.h()) - Math.max(one.y(), other.y());
    return width > 0 && height > 0;
  }

  private double number(Selection.NumberField field) {
    return switch (field) {
      case WIDTH -> width;
      case HEIGHT -> height;
      case BYTES -> 1_000 + width;
      case ASPECT -> (double) width / height;
      case VERSION -> edits.version();
      case POSITION -> edits.edited();
    };
  }

  private @Nullable Object value(List<String> path) {
    Object at = metadata;
    for (String key : path) {
      if (at instanceof Map<?, ?> object) {
        at = object.get(key);
      } else if (at instanceof List<?> list
          && key.matches("0|[1-9]\\d*")
          && Integer.parseInt(key) < list.size()) {
        at = list.get(Integer.parseInt(key));
      } else {
        return null;
      }
    }
    return at;
  }

  private static boolean holds(Selection.Metadata asked, @Nullable Object stored) {
    if (stored == null) {
      return false;
    }
    if (stored instanceof Number number && isNumber(asked.value())) {
      int sign = new BigDecimal(number.toString()).compareTo(new BigDecimal(asked.value()));
      return asked.comparison().holds(sign);
    }
    return switch (asked.comparison()) {
      case EQUAL -> isText(stored) && stored.toString().equals(asked.value());
      case NOT_EQUAL -> !isText(stored) || !stored.toString().equals(asked.value());
      case LESS, AT_MOST, GREATER, AT_LEAST -> false;
    };
  }

  private static boolean isText(Object stored) {
    return stored instanceof String || stored instanceof Boolean;
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }
}
