package io.framelog.query.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a detector: the labels of all crops of the snapshot in order of their UTF-16 code
 * units, whatever part or shard of it is exported, so that a number means the same in all of them.
 *
 * @param names by number, from 0
 */
record ClassNames(List<String> names, Map<String, Integer> numbers) {
  /** The class of crops without a label. */
  private static final String UNLABELLED = "unlabelled";

  static ClassNames of(ExportPlan plan, SnapshotEntries entries) throws IOException {
    TreeSet<String> labels = new TreeSet<>();
    entries.forEachItem(
        plan.whole(),
        new Tally(),
        item -> item.crops().forEach(crop -> labels.add(name(crop.label()))));
    List<String> names = List.copyOf(labels);
    Map<String, Integer> numbers =
        IntStream.range(0, names.size())
            .boxed()
            .collect(Collectors.toMap(names::get, number -> number, (a, b) -> a, TreeMap::new));
    return new ClassNames(names, numbers);
  }

  private static String name(@Nullable String label) {
    return label == null ? UNLABELLED : label;
  }

  /** The number of a crop's class, from 0. */
  int number(@Nullable String label) {
    Integer number = numbers.get(name(label));
    if (number == null) {
      throw new IllegalStateException("a label has appeared in a sealed snapshot: " + label);
    }
    return number;
  }
}
