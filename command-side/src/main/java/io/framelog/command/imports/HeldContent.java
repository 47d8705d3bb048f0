package io.framelog.command.imports;

import io.framelog.content.ImageIntake;
import io.framelog.content.StoredImage;
import java.io.ByteArrayInputStream;

/** Bytes out of an archive, which has moved on since. */
record HeldContent(byte[] bytes) implements Content {
  @Override
  public StoredImage into(ImageIntake intake) {
    return intake.take(new ByteArrayInputStream(bytes));
  }

  @Override
  public int held() {
    return bytes.length;
  }
}
