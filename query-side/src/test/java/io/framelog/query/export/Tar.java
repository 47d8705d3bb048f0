package io.framelog.query.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;

/** Reads tars with Commons Compress and with Python, neither of which wrote them. */
final class Tar {
  private Tar() {}

  /** The members in order. */
  static Map<String, byte[]> members(byte[] tar) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (members.put(entry.getName(), in.readAllBytes()) != null) {
          throw new AssertionError("twice in the tar: " + entry.getName());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  static String text(Map<String, byte[]> members, String name) {
    byte[] content = members.get(name);
    if (content == null) {
      throw new AssertionError(name + " is not among " + members.keySet());
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /**
   * What a Python script prints, given the tar's path; skips the test where there is no Python 3.
   */
  static List<String> python(byte[] tar, String script) {
    try {
      Path file = Files.createTempFile("export", ".tar");
      Files.write(file, tar);
      try {
        Process python =
            new ProcessBuilder("python3", "-c", script, file.toString())
                .redirectErrorStream(true)
                .start();
        python.getOutputStream().close();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        python.getInputStream().transferTo(printed);
        boolean ended = python.waitFor(30, TimeUnit.SECONDS);
        String text = printed.toString(StandardCharsets.UTF_8);
        if (!ended || python.exitValue() != 0) {
          throw new AssertionError("Python failed: " + text);
        }
        return text.lines().toList();
      } catch (IOException e) {
        Assumptions.abort("there is no python3 here: " + e.getMessage());
        throw e;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
