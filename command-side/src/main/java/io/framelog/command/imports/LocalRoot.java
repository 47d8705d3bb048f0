package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A folder that nothing can leave that is opened through it: names are checked, links are followed
 * to where they end, and only regular files are opened (a pipe would never end).
 *
 * @param folder as the file system itself names it, without links
 */
record LocalRoot(Path folder) {
  static LocalRoot of(Path folder) throws IOException {
    return new LocalRoot(folder.toRealPath());
  }

  /** What metadata call their source. */
  String name() {
    Path name = folder.getFileName();
    return name == null ? "import" : name.toString();
  }

  /**
   * Where a name really leads.
   *
   * @throws RejectedException with {@code item-name-invalid}, {@code item-outside-source}, {@code
   *     item-not-found}, {@code item-not-a-file} or {@code item-unreadable}
   */
  Path file(String name) {
    Path path = folder.resolve(ItemName.checked(name));
    Path real;
    try {
      real = path.toRealPath();
    } catch (NoSuchFileException e) {
      throw new RejectedException(
          ErrorCode.ITEM_NOT_FOUND, "There is no file '%s'".formatted(name), e);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    if (!real.startsWith(folder)) {
      throw ItemName.outside(name);
    }
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new RejectedException(
          ErrorCode.ITEM_NOT_A_FILE, "'%s' is not a regular file".formatted(name));
    }
    return real;
  }

  /**
   * Opens a file; it is looked up now, so that what was checked before cannot have changed since.
   *
   * @throws RejectedException as {@link #file}
   */
  InputStream open(String name) {
    try {
      return Files.newInputStream(file(name), LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static RejectedException unreadable(String name, IOException e) {
    return new RejectedException(
        ErrorCode.ITEM_UNREADABLE, "'%s' cannot be read: %s".formatted(name, e), e);
  }
}
