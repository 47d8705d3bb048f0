package io.framelog.command.imports;

import io.framelog.content.Bucket;
import io.framelog.content.ImageIntake;
import io.framelog.content.ObjectContent;
import io.framelog.content.ObjectStore;
import io.framelog.content.StoredImage;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;

/** An object in the bucket for imports. */
record KeyContent(ObjectStore objects, String key) implements Content {
  @Override
  public StoredImage into(ImageIntake intake) throws IOException {
    try (ObjectContent content =
        objects
            .open(Bucket.IMPORTS, key, null)
            .orElseThrow(
                () ->
                    new RejectedException(
                        ErrorCode.ITEM_NOT_FOUND, "There is no object '%s'".formatted(key)))) {
      return intake.take(content.stream());
    }
  }
}
