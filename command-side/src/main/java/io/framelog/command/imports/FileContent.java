package io.framelog.command.imports;

import io.framelog.content.ImageIntake;
import io.framelog.content.StoredImage;
import java.io.IOException;
import java.io.InputStream;

/** A file below a folder. */
record FileContent(LocalRoot root, String name) implements Content {
  @Override
  public StoredImage into(ImageIntake intake) throws IOException {
    try (InputStream content = root.open(name)) {
      return intake.take(content);
    }
  }
}
