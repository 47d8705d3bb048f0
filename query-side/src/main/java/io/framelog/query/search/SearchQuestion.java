package io.framelog.query.search;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import io.framelog.query.selection.Selections;
import io.framelog.selection.Selection;
import org.jspecify.annotations.Nullable;

/** A search that makes sense, in its normal form: what is blank is absent. */
record SearchQuestion(
    @Nullable String text,
    @Nullable String negative,
    @Nullable Example example,
    Selection filter,
    SearchMode mode,
    SearchScope scope,
    int limit,
    double minScore) {
  static final int MAX_LIMIT = 200;
  private static final int MAX_TEXT = 8_192;

  /**
   * @throws QueryRejected {@code search-invalid}, or as {@link Selections#parse} does, saying why
   */
  static SearchQuestion of(SearchImages query) {
    require(query.limit() >= 1 && query.limit() <= MAX_LIMIT, "limit is 1 to " + MAX_LIMIT);
    double minScore = query.minScore() == null ? 0 : query.minScore();
    require(minScore >= 0 && minScore <= 1, "minScore is 0 to 1");
    String text = text("text", query.text());
    Example example = example(query);
    require(
        text != null || example != null, "a search needs a text, an imageId, a cropId or an image");
    require(
        query.mode() != SearchMode.LEXICAL || (text != null && example == null),
        "a lexical search needs a text and takes no example");
    return new SearchQuestion(
        text,
        text("negativeText", query.negativeText()),
        example,
        Selections.parse(query.filter()),
        query.mode(),
        query.scope(),
        query.limit(),
        minScore);
  }

  /** Whether vectors are compared. */
  boolean isSemantic() {
    return mode != SearchMode.LEXICAL;
  }

  /**
   * Of a crop the index knows only what it is now, and PostgreSQL is asked about images.
   *
   * @throws QueryRejected {@code search-invalid}
   */
  void requireFitForThePast() {
    require(
        scope == SearchScope.IMAGES
            || !filter.names(
                term ->
                    term instanceof Selection.CropLabel || term instanceof Selection.CropOverlaps),
        "a search of crops as of a past position takes no filter by their labels or boxes");
  }

  private static @Nullable String text(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    require(text.length() <= MAX_TEXT, name + " has at most " + MAX_TEXT + " characters");
    return text;
  }

  private static @Nullable Example example(SearchImages query) {
    String imageId = id("imageId", query.imageId());
    String cropId = id("cropId", query.cropId());
    byte[] picture = query.image();
    boolean named = imageId != null || cropId != null;
    require(picture == null || !named, "a search takes one example");
    if (picture != null) {
      return new Example.OfPicture(picture);
    }
    if (cropId != null) {
      return new Example.OfCrop(imageId, cropId);
    }
    return imageId == null ? null : new Example.OfImage(imageId);
  }

  private static @Nullable String id(String name, @Nullable String id) {
    require(id == null || Identities.isUuid(id), name + " is not an id");
    return id;
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new QueryRejected(
          ErrorCode.SEARCH_INVALID, Character.toUpperCase(rule.charAt(0)) + rule.substring(1));
    }
  }
}
