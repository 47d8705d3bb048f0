package io.framelog.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

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

  @Test
  void whereOthersReachTheNodeOnlyWhatItsOperatorNamedIsOpen() throws IOException {
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty("framelog.run.import", folder.resolve("open").toString());
    assertThat(openByDefault(environment)).as("on servers of others").isEmpty();

    environment.setProperty("framelog.stack.enabled", "true");
    assertThat(openByDefault(environment)).containsExactly("open");

    environment.setProperty("server.address", "127.0.0.1");
    assertThat(openByDefault(environment)).as("alone").containsExactly("open", "open-not");
  }

  private List<String> openByDefault(MockEnvironment environment) throws IOException {
    ImportSettings settings = new ImportSettings(null, 1, 1, 1, Duration.ZERO);
    roots = new ImportConfiguration().importRoots(settings, environment);
    List<String> open = new ArrayList<>();
    for (String name : List.of("open", "open-not")) {
      try {
        roots.real(folder.resolve(name).toString());
        open.add(name);
      } catch (RejectedException e) {
        assertThat(e.rejection().code()).isEqualTo(ErrorCode.IMPORT_PATH_FORBIDDEN);
      }
    }
    return open;
  }

  private ErrorCode code(String path) {
    return catchThrowableOfType(RejectedException.class, () -> roots.real(path)).rejection().code();
  }
}
