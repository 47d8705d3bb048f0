package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.Label;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A tag, an actor or a crop's label is, in its normal form, 1-128 characters of well-formed text
 * without control characters, and something of it can be seen.
 */
final class LabelMustBeAllowed {
  private LabelMustBeAllowed() {}

  /** The normal form of one label. */
  static String normalised(String noun, ErrorCode invalid, @Nullable String raw) {
    if (raw == null) { // JSON lists may hold nulls, whatever the types say
      throw new CommandRejected(invalid, "A " + noun + " is null");
    }
    String label = Label.normalise(raw);
    if (!Label.isAllowed(label) || label.codePoints().allMatch(LabelMustBeAllowed::isInvisible)) {
      throw new CommandRejected(
          invalid,
          "The %s %s is not 1-%d characters without control characters"
              .formatted(noun, FreeText.quoted(raw), Label.MAX_LENGTH));
    }
    return label;
  }

  /** The normal forms of all labels, sorted, without repetitions. */
  static TreeSet<String> normalised(LabelKind kind, List<String> raw) {
    TreeSet<String> labels = new TreeSet<>();
    for (String label : raw) {
      labels.add(normalised(kind.noun(), kind.invalid(), label));
    }
    return labels;
  }

  /** Zero-width characters belong inside words and emoji; alone they would look like nothing. */
  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
