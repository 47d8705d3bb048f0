package io.framelog.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRootsTest {
  @TempDir private Path folder;
  private ImportRoots roots;

  @BeforeEach
  void oneRoot() throws IOException {
    Files.createDirectories(folder.resolve("open/in"));
    Files.createDirectories(folder.resolve("open-not"));
    roots = new ImportRoots(List.of(folder.resolve("open")));
  }

  @Test
  void whatLiesBelowARootIsOpen() throws IOException {
    assertThat(roots.real(folder.resolve("open/in").toString()))
        .isEqualTo(folder.resolve("open/in").toRealPath());
    Files.createSymbolicLink(folder.resolve("open/link"), folder.resolve("open/in"));
    assertThat(roots.real(folder.resolve("open/link").toString()))
        .isEqualTo(folder.resolve("open/in").toRealPath());
  }

  @Test
  void whatLiesOutsideIsForbiddenWhetherItIsThereOrNot() throws IOException {
    Files.createSymbolicLink(folder.resolve("open/out"), folder.resolve("open-not"));
    for (String path : List.of("open-not", "nothing", "open/../open-not", "open/out", ".")) {
      assertThat(code(folder.resolve(path).toString()))
          .as(path)
          .isEqualTo(ErrorCode.IMPORT_PATH_FORBIDDEN);
    }
    assertThat(code("/etc/passwd")).isEqualTo(ErrorCode.IMPORT_PATH_FORBIDDEN);
  }

  @Test
  void whatIsMissingInsideIsSaidToBeMissing() {
    assertThat(code(folder.resolve("open/no").toString()))
        .isEqualTo(ErrorCode.IMPORT_PATH_NOT_FOUND);
  }

  @Test
  void withoutRootsNothingIsOpen() {
    roots = new ImportRoots(List.of());
    assertThat(code(folder.resolve("open/in").toString()))
        .isEqualTo(ErrorCode.IMPORT_PATH_FORBIDDEN);
  }

  private ErrorCode code(String path) {
    return catchThrowableOfType(RejectedException.class, () -> roots.real(path)).rejection().code();
  }
}
