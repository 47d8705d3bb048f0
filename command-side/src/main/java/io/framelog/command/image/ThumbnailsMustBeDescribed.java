package io.framelog.command.image;

import io.framelog.command.text.FreeText;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.Thumbnail;
import java.util.Comparator;
import java.util.List;

/** There is at least one thumbnail, each with positive pixels and an object key. */
final class ThumbnailsMustBeDescribed {
  private static final int MAX_COUNT = 32;
  private static final int MAX_KEY = 1_024;

  private ThumbnailsMustBeDescribed() {}

  /** The thumbnails from small to large. */
  static List<Thumbnail> checked(List<Thumbnail> thumbnails) {
    if (thumbnails.isEmpty()
        || thumbnails.size() > MAX_COUNT
        || !thumbnails.stream().allMatch(ThumbnailsMustBeDescribed::isDescribed)) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "1-" + MAX_COUNT + " thumbnails are needed, with positive sizes and object keys");
    }
    return thumbnails.stream()
        .sorted(Comparator.comparingInt(Thumbnail::size).thenComparing(Thumbnail::objectKey))
        .toList();
  }

  private static boolean isDescribed(Thumbnail thumbnail) {
    String key = thumbnail.objectKey();
    return thumbnail.size() > 0
        && thumbnail.width() > 0
        && thumbnail.height() > 0
        && !key.isBlank()
        && key.length() <= MAX_KEY
        && FreeText.isPlain(key);
  }
}
