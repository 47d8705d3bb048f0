package io.framelog.command.annotation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.image.CropState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The crops of an image, and the ids of those that were removed at some time. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
public final class Crops {
  private Map<String, CropState> present = new LinkedHashMap<>();
  private SortedSet<String> removed = new TreeSet<>();

  public @Nullable CropState find(String cropId) {
    return present.get(cropId);
  }

  public boolean wasRemoved(String cropId) {
    return removed.contains(cropId);
  }

  public int count() {
    return present.size();
  }

  /** The crops that are there, by id. */
  public Map<String, CropState> present() {
    return Collections.unmodifiableMap(present);
  }

  void put(String cropId, CropState state) {
    present.put(cropId, state);
  }

  /**
   * Changes what the adjustment changed, box or label or both. The other stays as it is: that is
   * {@code from}'s unless an edit before it is left out.
   */
  void adjust(String cropId, CropState from, CropState to) {
    present.computeIfPresent(
        cropId,
        (id, is) ->
            new CropState(
                from.box().equals(to.box()) ? is.box() : to.box(),
                Objects.equals(from.label(), to.label()) ? is.label() : to.label()));
  }

  void remove(String cropId) {
    present.remove(cropId);
    removed.add(cropId);
  }
}
