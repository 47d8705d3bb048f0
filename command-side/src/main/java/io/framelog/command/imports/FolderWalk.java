package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder in the order of their names, folder by folder; one folder's names are in
 * memory at a time, for each level. Hidden ones are left out, and links to folders are not
 * followed.
 */
final class FolderWalk {
  /** A file, or why there is none of this name. */
  record Found(String name, @Nullable Rejection fault) {}

  private record Level(String prefix, Iterator<String> names) {}

  private final LocalRoot root;
  private final Deque<Level> levels = new ArrayDeque<>();
  private @Nullable Found broken;

  /**
   * A walk that begins behind a name.
   *
   * @param after a name that was found before; null for all
   */
  FolderWalk(LocalRoot root, @Nullable String after) {
    this.root = root;
    enter("", after);
  }

  private void enter(String prefix, @Nullable String after) {
    String next = after == null ? null : after.split("/", 2)[0];
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.folder().resolve(prefix))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") && (next == null || name.compareTo(next) > 0)) {
          names.add(name);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      names.clear();
      broken =
          new Found(
              prefix, Rejection.of(ErrorCode.ITEM_UNREADABLE, "The folder cannot be read: " + e));
    }
    Collections.sort(names);
    levels.push(new Level(prefix, names.iterator()));
    // Below the folder that the walk was in there may be more behind the name.
    if (next != null && after != null && after.length() > next.length()) {
      enter(prefix + next + "/", after.substring(next.length() + 1));
    }
  }

  /** The next file; null at the end. */
  @Nullable Found next() {
    while (!levels.isEmpty()) {
      if (broken != null) {
        Found told = broken;
        broken = null;
        return told;
      }
      Level level = levels.element();
      if (!level.names().hasNext()) {
        levels.pop();
        continue;
      }
      String name = level.prefix() + level.names().next();
      Found found = look(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Found look(String name) {
    Path path = root.folder().resolve(name);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        enter(name + "/", null);
        return null;
      }
      if (attributes.isSymbolicLink() && Files.isDirectory(path)) {
        boolean inside = path.toRealPath().startsWith(root.folder());
        return inside ? null : new Found(name, ItemName.outside(name).rejection());
      }
      return new Found(name, null);
    } catch (IOException e) {
      return new Found(name, Rejection.of(ErrorCode.ITEM_UNREADABLE, e.toString()));
    }
  }
}
