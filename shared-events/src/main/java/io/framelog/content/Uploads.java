package io.framelog.content;

/** Bytes that a client uploads to the object storage itself, and their way in from there. */
public interface Uploads {
  /**
   * Makes room for one upload.
   *
   * @param owner the subject that may register it
   * @param bytes exactly so many
   * @throws io.framelog.error.RejectedException with {@code upload-type-unsupported}, {@code
   *     image-empty} or {@code image-too-large}
   */
  UploadTicket announce(String owner, String mediaType, long bytes);

  /**
   * Takes what was uploaded, as {@link ImageIntake#take} does. The upload stays where it is until
   * it is a day old, so that this can be repeated when its answer was lost.
   *
   * @throws io.framelog.error.RejectedException as {@link ImageIntake#take}, or with {@code
   *     object-key-invalid}, {@code upload-of-another}, {@code upload-missing} or {@code
   *     upload-mismatch}; nothing is stored then
   */
  StoredImage take(String owner, String objectKey);
}
