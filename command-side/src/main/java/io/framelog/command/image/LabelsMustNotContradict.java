package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import java.util.Set;

/** One edit does not add and remove the same label. */
final class LabelsMustNotContradict {
  private LabelsMustNotContradict() {}

  static void check(LabelKind kind, Set<String> add, Set<String> remove) {
    for (String label : add) {
      if (remove.contains(label)) {
        throw new CommandRejected(
            kind.invalid(),
            "The %s %s is both added and removed".formatted(kind.noun(), FreeText.quoted(label)));
      }
    }
  }
}
