package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The images of COCO files, in the files' order. */
final class CocoItems implements ItemStream {
  /**
   * An image, and the file that said so.
   *
   * @param name for one without a file name
   */
  record Entry(String name, CocoImage image, CocoFile file) {}

  private final LocalRoot pictures;
  private final List<Entry> entries;
  private final Map<String, String> categories = new HashMap<>();
  private int count;

  CocoItems(LocalRoot pictures, List<Entry> entries) {
    this.pictures = pictures;
    this.entries = entries;
    entries.forEach(entry -> categories.putAll(entry.file().categories));
  }

  @Override
  public @Nullable ImportItem next() {
    if (count == entries.size()) {
      return null;
    }
    Entry entry = entries.get(count++);
    String cursor = Integer.toString(count);
    CocoImage image = entry.image();
    String file = image.fileName;
    if (file == null) {
      return ImportItem.Unusable.of(
          entry.name(),
          cursor,
          ErrorCode.ITEM_INVALID,
          "There are annotations, but no image with a 'file_name'");
    }
    try {
      pictures.file(file);
    } catch (RejectedException e) {
      return ImportItem.Unusable.of(ItemName.shown(file), cursor, e);
    }
    PixelBoxes boxes = new PixelBoxes(file, image.width, image.height);
    image.boxes.forEach(box -> boxes.add(box, categories));
    Description known =
        new Description(
                image.captions.isEmpty() ? null : image.captions.getFirst(),
                List.of(),
                List.of(),
                metadata(entry),
                boxes.crops(),
                image.url == null || image.url.isBlank() ? null : image.url)
            .from(pictures.name(), file);
    return new ImportItem.Picture(
        file, cursor, new FileContent(pictures, file), known, boxes.flaws());
  }

  private static Map<String, Object> metadata(Entry entry) {
    CocoImage image = entry.image();
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (image.license != null) {
      metadata.put("license", entry.file().licenses.getOrDefault(image.license, image.license));
    }
    if (image.captions.size() > 1) {
      metadata.put("captions", List.copyOf(image.captions.subList(1, image.captions.size())));
    }
    return metadata;
  }

  @Override
  public void close() {}
}
