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
    } catch (RejectedException e) {
      // What breaks off here is our own storage's doing and not the item's.
      throw e.rejection().code() == ErrorCode.BAD_REQUEST
          ? new RejectedException(ErrorCode.STORAGE_UNAVAILABLE, "'%s' broke off".formatted(key), e)
          : e;
    }
  }
}
