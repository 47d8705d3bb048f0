package io.framelog.command.imports;

import io.framelog.content.ImageIntake;
import io.framelog.content.StoredImage;
import java.io.IOException;

/** The bytes of an item, wherever they are. */
interface Content {
  /**
   * Brings them in; may be called by any thread, and again.
   *
   * @throws IOException when they cannot be read
   * @throws io.framelog.error.RejectedException when they are no picture, or not there
   */
  StoredImage into(ImageIntake intake) throws IOException, InterruptedException;

  /** Bytes of the heap that are held until it is taken in. */
  default int held() {
    return 0;
  }
}
