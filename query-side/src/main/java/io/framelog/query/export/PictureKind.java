package io.framelog.query.export;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the pictures of a tar are. */
enum PictureKind {
  /** The bytes that were registered. */
  ORIGINALS,
  /** One picture for each crop, cut from the original. */
  CROPS;

  static PictureKind parse(@Nullable String text) {
    if (text == null) {
      return ORIGINALS;
    }
    for (PictureKind kind : values()) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    throw new RejectedException(
        ErrorCode.EXPORT_OPTION_INVALID,
        "'images' is 'originals' or 'crops', not '%s'".formatted(text));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
