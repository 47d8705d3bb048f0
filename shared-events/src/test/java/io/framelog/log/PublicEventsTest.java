package io.framelog.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything public that events and the log's contract are made of, as the committed text {@code
 * public-events.txt} has it: others compile against it, and their events were written by it.
 */
class PublicEventsTest {
  private static final Path ACCEPTED = Path.of("src", "test", "resources", "public-events.txt");
  private static final List<String> PACKAGES =
      List.of(
          "dataset/events",
          "image",
          "image/events",
          "image/upcasters",
          "log",
          "selection/SelectionSpec");

  private static final String HOW =
      """
      The public events are not what %s says. If that is meant, run this test once with \
      -Dframelog.accept-public-events=true and commit the file. Ask first: can logs that are out \
      there still be read (another JSON needs a revision, an upcaster and golden files)?"""
          .formatted(ACCEPTED);

  @Test
  void theyAreAsTheyWereAccepted() throws IOException {
    List<String> now = shapes();
    if (Boolean.getBoolean("framelog.accept-public-events")) {
      Files.write(ACCEPTED, now);
    }
    List<String> accepted = Files.readAllLines(ACCEPTED);

    assertThat(difference(accepted, now)).as(HOW).isEmpty();
    assertThat(now).as(HOW).isEqualTo(accepted);
  }

  /** Lines that are gone and lines that are new, each below the type that it belongs to. */
  private static List<String> difference(List<String> accepted, List<String> now) {
    Collection<String> before = qualified(accepted);
    Collection<String> after = qualified(now);
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line),
            after.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
        .toList();
  }

  private static List<String> qualified(List<String> lines) {
    List<String> qualified = new ArrayList<>();
    String type = "";
    for (String line : lines) {
      type = line.startsWith(" ") ? type : line;
      qualified.add(line.startsWith(" ") ? type + ':' + line : line);
    }
    return qualified;
  }

  private static List<String> shapes() throws IOException {
    List<String> shapes = new ArrayList<>();
    for (String name : classNames()) {
      Class<?> type = type(name);
      if (Modifier.isPublic(type.getModifiers())) {
        shapes.addAll(PublicShape.of(type));
      }
    }
    return shapes;
  }

  /** Of the compiled classes, because no register of them could be trusted to be complete. */
  private static List<String> classNames() throws IOException {
    Path root = classes();
    try (Stream<Path> files = Files.walk(root.resolve("io/framelog"))) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .filter(PublicEventsTest::isInScope)
          .map(file -> file.replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  private static boolean isInScope(String file) {
    String name = file.substring("io/framelog/".length());
    String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
    return PACKAGES.contains(folder) || PACKAGES.contains(name);
  }

  private static Path classes() {
    try {
      return Path.of(EventTypes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
