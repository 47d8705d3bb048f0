package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text files that are called as pictures are: {@code a/b.jpg} and {@code a/b.txt}. */
final class Sidecars {
  /** There are none. */
  static final Sidecars NONE = new Sidecars(null, false);

  private final @Nullable LocalRoot root;
  private final boolean tags;

  /**
   * The text files of a folder.
   *
   * @param tags whether they hold tags with commas between them, else captions
   */
  Sidecars(@Nullable LocalRoot root, boolean tags) {
    this.root = root;
    this.tags = tags;
  }

  /** What the text beside a picture says; a picture without one has no description. */
  Description beside(String picture) {
    if (root == null) {
      return Description.NONE;
    }
    String name = picture.substring(0, picture.lastIndexOf('.')) + ".txt";
    try (InputStream in = root.open(name)) {
      return described(BoundedText.read(in), tags);
    } catch (IOException e) {
      throw new RejectedException(
          ErrorCode.ITEM_UNREADABLE, "'%s' cannot be read: %s".formatted(name, e), e);
    } catch (RejectedException e) {
      if (e.rejection().code() == ErrorCode.ITEM_NOT_FOUND) {
        return Description.NONE;
      }
      throw e;
    }
  }

  /** What a text says. */
  static Description described(String text, boolean asTags) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return Description.NONE;
    }
    return asTags
        ? Description.NONE.tagged(tags(stripped))
        : new Description(stripped, List.of(), List.of(), Map.of(), List.of(), null);
  }

  /** The words between commas. */
  static List<String> tags(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }
}
