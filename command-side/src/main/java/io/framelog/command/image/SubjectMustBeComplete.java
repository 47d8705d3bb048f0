package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.image.Box;
import io.framelog.image.EmbeddingSubject;

/** A subject names exactly what its kind needs: a crop with its box, or a caption's SHA-256. */
final class SubjectMustBeComplete {
  private SubjectMustBeComplete() {}

  /** The subject with its box in normal form. */
  static EmbeddingSubject checked(EmbeddingSubject subject) {
    String cropId = subject.cropId();
    Box box = subject.box();
    String text = subject.textSha256();
    boolean complete =
        switch (subject.kind()) {
          case IMAGE -> cropId == null && box == null && text == null;
          case CAPTION -> cropId == null && box == null && text != null && Hex.isDigest(text);
          case CROP -> cropId != null && box != null && text == null;
        };
    if (!complete) {
      throw new CommandRejected(
          ErrorCode.VALIDATION_FAILED,
          "The subject " + subject.kind() + " of an embedding is not complete");
    }
    return cropId == null || box == null
        ? subject
        : EmbeddingSubject.crop(cropId, CropShape.normalised(box));
  }
}
