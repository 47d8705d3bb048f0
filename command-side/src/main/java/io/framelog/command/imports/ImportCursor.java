package io.framelog.command.imports;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far an import is. Items are done in chunks, in two steps: the first brings their content in
 * and fixes how many they are, the second registers them. So a registration that is repeated, after
 * a crash that left no word of it, is one of the very same items.
 *
 * @param after the last item that is done with; null at the beginning
 * @param chunk how many items behind it are about to be registered; 0 when that is not known yet
 * @param last whether the source ends behind these
 * @param done items that are done with
 */
record ImportCursor(@Nullable String after, int chunk, boolean last, long done) {
  static final ImportCursor START = new ImportCursor(null, 0, false, 0);
  private static final JsonMapper JSON = JsonMapper.shared();

  static ImportCursor of(@Nullable String text) {
    return text == null ? START : JSON.readValue(text, ImportCursor.class);
  }

  String text() {
    return JSON.writeValueAsString(this);
  }
}
