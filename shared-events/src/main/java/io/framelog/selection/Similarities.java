package io.framelog.selection;

import io.framelog.selection.Selection.Similarity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts the images that similarity terms stand for in the terms' places. */
public final class Similarities {
  /** The most different terms of one selection. */
  public static final int MOST_TERMS = 10;

  /** The most images that one term may stand for; all together are as many as a list may name. */
  public static final int MOST_IMAGES = 10_000;

  private Similarities() {}

  /** The similarity terms of a selection, each once. */
  public static Set<Similarity> in(Selection selection) {
    Set<Similarity> terms = new LinkedHashSet<>();
    replaced(
        selection,
        term -> {
          terms.add(term);
          return term;
        });
    return terms;
  }

  /**
   * The selection with what was found for some of its terms in their places; others stay. Terms are
   * the same when they are read as the same, however they were written.
   */
  public static Selection frozen(Selection selection, List<FrozenTerm> terms) {
    return replaced(
        selection,
        term ->
            terms.stream()
                .filter(frozen -> frozen.isOf(term))
                .findFirst()
                .<Selection>map(frozen -> new Selection.Ids(frozen.imageIds()))
                .orElse(term));
  }

  /** The selection with another one in the place of each of its similarity terms. */
  public static Selection replaced(Selection selection, Function<Similarity, Selection> by) {
    return switch (selection) {
      case Similarity term -> by.apply(term);
      case Selection.And and -> new Selection.And(all(and.parts(), by));
      case Selection.Or or -> new Selection.Or(all(or.parts(), by));
      case Selection.Not not -> new Selection.Not(replaced(not.part(), by));
      case Selection.Everything all -> all;
      case Selection.Tag tag -> tag;
      case Selection.Actor actor -> actor;
      case Selection.CaptionWords words -> words;
      case Selection.Metadata metadata -> metadata;
      case Selection.Number number -> number;
      case Selection.Has has -> has;
      case Selection.CropLabel label -> label;
      case Selection.CropOverlaps overlaps -> overlaps;
      case Selection.Review review -> review;
      case Selection.By deed -> deed;
      case Selection.At at -> at;
      case Selection.MediaType type -> type;
      case Selection.Id id -> id;
      case Selection.Ids ids -> ids;
      case Selection.Removed removed -> removed;
    };
  }

  private static List<Selection> all(List<Selection> parts, Function<Similarity, Selection> by) {
    return parts.stream().map(part -> replaced(part, by)).toList();
  }
}
