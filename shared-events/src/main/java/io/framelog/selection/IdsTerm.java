package io.framelog.selection;

import io.framelog.identity.Identities;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Terms about ids: one, several with commas between, or {@code none}. */
final class IdsTerm {
  private static final String NONE = "none";
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private IdsTerm() {}

  static Selection of(Token value) {
    if (value.text().strip().equalsIgnoreCase(NONE)) {
      return new Selection.Ids(List.of());
    }
    TreeSet<String> ids = new TreeSet<>();
    Arrays.stream(COMMA.split(value.text().strip(), -1))
        .forEach(text -> ids.add(id(text, value.column())));
    return ids.size() == 1 ? new Selection.Id(ids.first()) : new Selection.Ids(List.copyOf(ids));
  }

  static String text(Selection.Ids ids) {
    return ids.values().isEmpty() ? NONE : String.join(",", ids.values());
  }

  static String id(String text, int column) {
    String id = text.toLowerCase(Locale.ROOT);
    if (!Identities.isUuid(id)) {
      throw new SelectionSyntaxException("an id is a UUID", column);
    }
    return id;
  }
}
