package io.framelog.content;

import java.io.InputStream;

/** The way in for image bytes: checked first, stored afterwards, never half of either. */
public interface ImageIntake {
  /**
   * Reads the content to its end, checks that it decodes within the limits, and stores it.
   *
   * @throws io.framelog.error.RejectedException with {@code image-empty}, {@code not-an-image},
   *     {@code image-truncated}, {@code image-corrupt}, {@code image-too-large}, {@code
   *     image-too-many-pixels} or {@code storage-unavailable}; nothing is stored then
   */
  StoredImage take(InputStream content);
}
