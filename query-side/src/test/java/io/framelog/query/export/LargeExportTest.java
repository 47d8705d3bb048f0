package io.framelog.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory stays flat: more passes through a JVM than it could hold. */
class LargeExportTest {
  @ParameterizedTest
  @CsvSource({"jsonl", "csv", "parquet", "coco"})
  void seventyMegabytesPassThroughAHeapOf64(String format) throws Exception {
    String printed = run(format);

    assertThat(Long.parseLong(printed.strip())).isGreaterThan(LargeExport.ITEMS * 900L);
  }

  private static String run(String format) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                LargeExport.class.getName(),
                format)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(java.waitFor()).as(printed).isZero();
      return printed.lines().toList().getLast();
    } finally {
      java.destroyForcibly();
    }
  }
}
