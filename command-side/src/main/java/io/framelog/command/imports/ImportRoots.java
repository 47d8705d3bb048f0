package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The folders below which local sources may lie. */
final class ImportRoots {
  private final List<Path> roots;

  ImportRoots(List<Path> roots) {
    this.roots = roots.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
  }

  /**
   * Where a path really leads.
   *
   * @throws RejectedException {@code import-path-forbidden} for what lies outside of the roots,
   *     whether it is there or not; {@code import-path-not-found}
   */
  Path real(String location) throws IOException {
    Path path = path(location);
    if (roots.stream().noneMatch(path::startsWith)) {
      throw forbidden(location);
    }
    Path real;
    try {
      real = path.toRealPath();
    } catch (NoSuchFileException e) {
      throw notFound(location);
    }
    for (Path root : roots) {
      if (Files.isDirectory(root) && real.startsWith(root.toRealPath())) {
        return real;
      }
    }
    throw forbidden(location); // a link led out
  }

  /** As {@link #real}, and it is a folder. */
  LocalRoot folder(String location) throws IOException {
    Path real = real(location);
    if (!Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new RejectedException(
          ErrorCode.IMPORT_PATH_NOT_FOUND, "'%s' is not a folder".formatted(location));
    }
    return LocalRoot.of(real);
  }

  private static Path path(String location) {
    try {
      if (location.isBlank()) {
        throw notFound(location);
      }
      return Path.of(location).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new RejectedException(
          ErrorCode.IMPORT_PATH_NOT_FOUND,
          "'%s' is no path".formatted(ItemName.shown(location)),
          e);
    }
  }

  private static RejectedException forbidden(String location) {
    return new RejectedException(
        ErrorCode.IMPORT_PATH_FORBIDDEN,
        "'%s' does not lie below framelog.import.roots".formatted(location));
  }

  private static RejectedException notFound(String location) {
    return new RejectedException(
        ErrorCode.IMPORT_PATH_NOT_FOUND, "There is nothing at '%s'".formatted(location));
  }
}
