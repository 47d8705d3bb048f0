package io.framelog.api.run;

import io.framelog.api.sample.SampleCrop;
import io.framelog.api.sample.SamplePicture;
import io.framelog.api.sample.SampleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample pictures as files for an import: the pictures, and a JSONL file that describes them.
 * They stay until their import is over, so that one that is cut off can go on after a restart.
 */
final class SampleFolder {
  static final String SOURCE = "sample";
  static final int SIZE = SampleSet.SIZE;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path folder;
  private final AtomicInteger drawn = new AtomicInteger();

  SampleFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** The file that names the others; written last. */
  Path list() {
    return folder.resolve("samples.jsonl");
  }

  /** Whether they stand there from a run that has not seen the end of their import. */
  boolean areLeft() {
    return Files.exists(list());
  }

  /** How many this run has drawn. */
  int drawn() {
    return drawn.get();
  }

  /**
   * Draws them all, on all processors: some 0.2 s of CPU each. Does nothing when that was done
   * before, since an import may be reading them.
   */
  void draw() throws IOException {
    if (areLeft()) {
      return;
    }
    Files.createDirectories(folder);
    List<String> lines;
    try {
      lines = SampleSet.renderers().parallelStream().map(each -> keep(each.get())).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Path unfinished = Files.write(folder.resolve("unfinished"), lines);
    Files.move(unfinished, list(), StandardCopyOption.ATOMIC_MOVE);
  }

  private String keep(SamplePicture picture) {
    try {
      Files.write(folder.resolve(picture.fileName()), picture.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    drawn.incrementAndGet();
    return line(picture);
  }

  private static String line(SamplePicture picture) {
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("path", picture.fileName());
    if (picture.caption() != null) {
      known.put("caption", picture.caption());
    }
    known.put("tags", picture.tags());
    known.put("actors", picture.actors());
    known.put("metadata", Map.of("source", SOURCE));
    known.put("crops", picture.crops().stream().map(SampleFolder::crop).toList());
    return JSON.writeValueAsString(known);
  }

  private static Map<String, Object> crop(SampleCrop crop) {
    return Map.of(
        "box",
        Map.of("x", crop.x(), "y", crop.y(), "w", crop.w(), "h", crop.h()),
        "label",
        crop.label());
  }

  /** Deletes them, the list last: while it stands there, they are left. */
  void delete() throws IOException {
    List<Path> pictures;
    try (Stream<Path> files = Files.list(folder)) {
      pictures = files.filter(file -> !file.equals(list())).toList();
    }
    for (Path picture : pictures) {
      Files.delete(picture);
    }
    Files.delete(list());
    Files.delete(folder);
  }
}
