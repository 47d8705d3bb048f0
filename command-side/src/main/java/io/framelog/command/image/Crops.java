package io.framelog.command.image;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.framelog.image.CropState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The crops of an image, and the ids of those that were removed at some time. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class Crops {
  private Map<String, CropState> present = new LinkedHashMap<>();
  private SortedSet<String> removed = new TreeSet<>();

  @Nullable CropState find(String cropId) {
    return present.get(cropId);
  }

  boolean wasRemoved(String cropId) {
    return removed.contains(cropId);
  }

  int count() {
    return present.size();
  }

  void put(String cropId, CropState state) {
    present.put(cropId, state);
  }

  void remove(String cropId) {
    present.remove(cropId);
    removed.add(cropId);
  }
}
