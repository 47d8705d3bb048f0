package io.framelog.log;

import java.util.List;

/**
 * The name of a golden file: {@code TagsEdited.1.json} or, with a shape, {@code
 * TagsEdited.1.model.json}.
 */
record GoldenFile(String name) implements Comparable<GoldenFile> {
  String type() {
    return parts().getFirst();
  }

  String revision() {
    return parts().get(1);
  }

  String shape() {
    return parts().size() == 4 ? parts().get(2) : "";
  }

  Class<?> record() {
    return EventTypes.named(type()).orElseThrow(() -> new AssertionError(name + " is of no event"));
  }

  boolean isOf(Class<?> type, String revision) {
    return type().equals(type.getSimpleName()) && revision().equals(revision);
  }

  /** Whether both are the same event, perhaps in the words of different times. */
  boolean isFormOf(EventSample sample) {
    return type().equals(sample.type()) && shape().equals(sample.shape());
  }

  private List<String> parts() {
    return List.of(name.split("\\."));
  }

  @Override
  public int compareTo(GoldenFile other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
