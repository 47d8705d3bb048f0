package io.framelog.query.export;

import io.framelog.image.Crop;
import io.framelog.query.canonical.CanonicalJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a tar with what is known of it.
 *
 * @param crop null when the picture is the original
 */
record Sample(ExportItem item, @Nullable Crop crop) {
  private static final String METADATA = "metadata.";

  /** The pictures that an item gives. */
  static List<Sample> of(ExportItem item, PictureKind kind) {
    return switch (kind) {
      case ORIGINALS -> List.of(new Sample(item, null));
      case CROPS -> item.crops().stream().map(crop -> new Sample(item, crop)).toList();
    };
  }

  /** The name of the sample's files, without an extension. */
  String key() {
    return crop == null ? item.imageId() : item.imageId() + '_' + crop.cropId();
  }

  /** The name of the picture as a file. */
  String fileName() {
    return crop == null ? item.fileName() : key() + ".png";
  }

  /** Where the crop lies in its original; null when the picture is the original. */
  @Nullable PixelBox region() {
    return crop == null ? null : PixelBox.of(crop.box(), item.width(), item.height());
  }

  String caption(CaptionTemplate template) {
    return template.fill(this::field);
  }

  /** The value of a field of caption templates; empty when there is none. */
  private String field(String name) {
    return switch (name) {
      case "id" -> item.imageId();
      case "caption" -> item.caption();
      case "tags" -> String.join(", ", item.tags());
      case "actors" -> String.join(", ", item.actors());
      case "label" -> crop == null || crop.label() == null ? "" : crop.label();
      case "review" -> item.review() == null ? "" : item.review();
      case "source" -> metadata("source");
      default -> metadata(name.substring(METADATA.length()));
    };
  }

  private String metadata(String key) {
    Object value = item.metadata().get(key);
    return switch (value) {
      case null -> "";
      case String text -> text;
      default -> CanonicalJson.of(value);
    };
  }
}
