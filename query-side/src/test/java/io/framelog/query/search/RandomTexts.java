package io.framelog.query.search;

import io.framelog.selection.SelectionParser;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** Random texts of the selection language, with values that {@link RandomImage}s have. */
final class RandomTexts {
  private final Random random;
  private final Supplier<String> anId;
  private final Supplier<String> aTime;
  private final Supplier<Long> aPosition;
  private final Function<Boolean, String> likeness;

  /**
   * @param likeness gives the id of an image that has a vector, or else a hash
   */
  RandomTexts(
      Random random,
      Supplier<String> anId,
      Supplier<String> aTime,
      Supplier<Long> aPosition,
      Function<Boolean, String> likeness) {
    this.likeness = likeness;
    this.random = random;
    this.anId = anId;
    this.aTime = aTime;
    this.aPosition = aPosition;
  }

  String next() {
    String text;
    do {
      text = selection(3);
    } while (text.length() > SelectionParser.MAX_LENGTH);
    return text;
  }

  private String selection(int levels) {
    if (levels == 0 || random.nextInt(100) < 30) {
      return term();
    }
    return switch (random.nextInt(4)) {
      case 0 -> "NOT (" + selection(levels - 1) + ")";
      case 1, 2 -> "(" + selection(levels - 1) + any(" AND ", " OR ") + selection(levels - 1) + ")";
      default -> selection(levels - 1) + " OR " + selection(levels - 1) + " AND " + term();
    };
  }

  private String term() {
    String compare = any("=", "!=", "<", "<=", ">", ">=");
    String equal = any(":", "=", "!=");
    return switch (random.nextInt(22)) {
      case 0 ->
          "tag" + equal + any("car", "tree", "\"two words\"", "Ünïcode", "\"not\"", "nowhere");
      case 1 -> "actor" + equal + any("ann", "BOB", "\"c, d\"");
      case 2 ->
          "caption"
              + equal
              + any("dog", "\"running dogs\"", "cafe", "the", "\"cat dog\"", "猫", "\"!\"", "don't");
      case 3 ->
          "source"
              + any("=", "!=")
              + any("flickr", "own", "5", "5.0", "true", "https://example.org/a?b=c");
      case 4, 5 ->
          "metadata.n"
              + compare
              + any(
                  "20",
                  "20.00",
                  "2e1",
                  "-3",
                  "0",
                  "-0",
                  "0.1",
                  "1e20",
                  "9007199254740993",
                  "9007199254740992",
                  "twenty",
                  "\"\"",
                  "false");
      case 6 -> "metadata.deep.n" + compare + any("1", "2", "1.5");
      case 7 ->
          any(
                  "metadata.deep",
                  "metadata.deep.list",
                  "metadata.deep.list.1",
                  "metadata.deep.list.-1",
                  "metadata.deep.list.01",
                  "metadata.deep.list.2.k",
                  "metadata.deep.list.2.\"a. b\"",
                  "metadata.none")
              + any("=", "!=")
              + any("7", "v", "x");
      case 8 ->
          "metadata.long"
              + any("=", "!=")
              + any("a", "b").repeat(4_500).substring(0, any(4_500, 4_499));
      case 9 -> any("width", "height") + compare + any("512", "511.5", "-1", "1e300", "1920", "0");
      case 10 ->
          any("aspect", "bytes", "version")
              + compare
              + any("1", "1.3333333333333333", "1.25", "1640", "2", "1.7787037037037037");
      case 11 -> "has" + equal + any("caption", "crop", "embedding", "tag", "actor", "review");
      case 12 ->
          any(
              "crop" + equal + any("face", "\"Red Face\"", "foot"),
              "type" + equal + any("image/png", "image/jpeg"));
      case 13 ->
          "crop-overlaps"
              + equal
              + any(
                  "0,0,0.5,0.5",
                  "0.5,0.5,0.5,0.5",
                  "0.3,0.3,0.1,0.1",
                  "0.30000000000000004,0,0.1,1",
                  "0.9,0.9,0.1,0.05",
                  "0,0,1,1");
      case 14 -> "review" + equal + any("approved", "NEEDS_WORK", "rejected", "none");
      case 15 -> any("registered-by", "edited-by") + equal + any("ann", "bob", "\"c, d\"", "Ann");
      case 16 ->
          any("registered-at", "edited-at") + compare + any(aTime.get(), aTime.get(), "2001-02-03");
      case 17 -> "position" + compare + aPosition.get();
      case 18 ->
          "similar-to"
              + equal
              + any("red", "\"green dog\"", "\"a blue thing\"", likeness.apply(true))
              + ">="
              + any("0.9999", "0.8", "0.65", "0.5", "0.35", "0.2", "1", "0");
      case 19 -> "near-duplicate-of" + equal + likeness.apply(false) + any("", "<=0", "<=3", "<=8");
      case 20 -> "id" + equal + any("none", anId.get() + "," + anId.get() + "," + anId.get());
      default -> any("removed:true", "removed:false", "id:" + anId.get());
    };
  }

  @SafeVarargs
  private <T> T any(T... choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }
}
