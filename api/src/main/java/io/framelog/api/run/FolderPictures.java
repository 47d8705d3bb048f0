package io.framelog.api.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pictures below a folder, sorted by path. A text file of the same name beside a picture is its
 * caption. Hidden files are left out, and so are symbolic links that lead out of the folder.
 */
final class FolderPictures {
  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "bmp");

  private final Path root;
  private final List<Picture> pictures;

  private FolderPictures(Path root) throws IOException {
    this.root = root;
    this.pictures = find();
  }

  /** Finds the pictures below {@code folder}; opens none. */
  static FolderPictures in(Path folder) throws IOException {
    return new FolderPictures(folder.toRealPath());
  }

  List<Picture> pictures() {
    return pictures;
  }

  /** What the metadata of its pictures name as their source: the folder's name. */
  String source() {
    Path name = root.getFileName();
    return name == null ? "import" : name.toString();
  }

  private List<Picture> find() throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return isHidden(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (isPicture(file) && (attributes.isRegularFile() || staysInside(file))) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            found.add(file); // told as a failure when it is opened
            return FileVisitResult.CONTINUE;
          }
        });
    return found.stream().sorted().<Picture>map(this::picture).toList();
  }

  private boolean isHidden(Path path) {
    return !path.equals(root) && path.getFileName().toString().startsWith(".");
  }

  private boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0
        && !isHidden(file)
        && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private boolean staysInside(Path link) throws IOException {
    if (!Files.isRegularFile(link)) {
      return false; // broken, or to a folder that is visited by itself
    }
    return link.toRealPath().startsWith(root);
  }

  private Picture picture(Path file) {
    return new PictureFile(file, root.relativize(file).toString(), source());
  }

  private record PictureFile(Path file, String name, String source) implements Picture {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Known known() throws IOException {
      return new Known(
          caption(),
          List.of(),
          List.of(),
          new TreeMap<>(Map.of("source", source, "file", name)),
          List.of());
    }

    private @Nullable String caption() throws IOException {
      String fileName = file.getFileName().toString();
      Path text = file.resolveSibling(fileName.substring(0, fileName.lastIndexOf('.')) + ".txt");
      if (!Files.isRegularFile(text)) {
        return null;
      }
      String caption = Files.readString(text, StandardCharsets.UTF_8).strip();
      return caption.isEmpty() ? null : caption;
    }
  }
}
