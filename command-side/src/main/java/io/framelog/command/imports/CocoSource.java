package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * COCO annotations: one JSON file, or all that lie in a folder (COCO's own captions and boxes come
 * in two), joined by the pictures' names. The cursor counts items.
 */
final class CocoSource implements ImportSource {
  private static final String JSON = ".json";

  private final ImportRoots roots;

  CocoSource(ImportRoots roots) {
    this.roots = roots;
  }

  @Override
  public SourceKind kind() {
    return SourceKind.COCO;
  }

  @Override
  public void check(StartImport what) throws IOException {
    Path real = roots.real(what.location());
    if (Files.isDirectory(real) && files(LocalRoot.of(real)).isEmpty()) {
      throw new RejectedException(
          ErrorCode.IMPORT_PATH_NOT_FOUND, "No JSON file lies in '%s'".formatted(what.location()));
    }
    if (what.images() != null) {
      roots.folder(what.images());
    }
  }

  private static List<String> files(LocalRoot folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder.folder())) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.endsWith(JSON) && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Override
  public ItemStream open(StartImport what, @Nullable String after) throws IOException {
    Path real = roots.real(what.location());
    LocalRoot folder;
    List<String> names;
    if (Files.isDirectory(real)) {
      folder = LocalRoot.of(real);
      names = files(folder);
    } else {
      SourceFile file = SourceFile.in(roots, what.location());
      folder = file.folder();
      names = List.of(file.name());
    }
    LocalRoot pictures = what.images() == null ? folder : roots.folder(what.images());
    return new CocoItems(pictures, joined(folder, names)).skippedTo(after);
  }

  private static List<CocoItems.Entry> joined(LocalRoot folder, List<String> names)
      throws IOException {
    Map<String, CocoItems.Entry> byName = new LinkedHashMap<>();
    List<CocoItems.Entry> all = new ArrayList<>();
    for (String name : names) {
      try (InputStream in = new BufferedInputStream(folder.open(name), 1 << 16)) {
        CocoFile file = CocoFile.read(name, in);
        for (Map.Entry<String, CocoImage> each : file.images.entrySet()) {
          CocoImage image = each.getValue();
          CocoItems.Entry first = image.fileName == null ? null : byName.get(image.fileName);
          if (first != null) {
            first.image().merge(image);
            continue;
          }
          CocoItems.Entry entry =
              new CocoItems.Entry("%s image %s".formatted(name, each.getKey()), image, file);
          all.add(entry);
          if (image.fileName != null) {
            byName.put(image.fileName, entry);
          }
        }
      }
    }
    return all;
  }
}
