package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is a source, and the folder that its names are relative to. */
record SourceFile(LocalRoot folder, String name) {
  static SourceFile in(ImportRoots roots, String location) throws IOException {
    Path real = roots.real(location);
    Path parent = real.getParent();
    if (parent == null || !Files.isRegularFile(real)) {
      throw new RejectedException(
          ErrorCode.IMPORT_PATH_NOT_FOUND, "'%s' is not a file".formatted(location));
    }
    return new SourceFile(LocalRoot.of(parent), real.getFileName().toString());
  }

  InputStream open() {
    return folder.open(name);
  }
}
