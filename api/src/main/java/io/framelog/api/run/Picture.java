package io.framelog.api.run;

import io.framelog.image.NewCrop;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picture to be imported. */
interface Picture {
  /** By which its fate is told. */
  String name();

  /** A new stream of its bytes. */
  InputStream open() throws IOException;

  Known known() throws IOException;

  /** What is known of a picture beside its bytes. */
  record Known(
      @Nullable String caption,
      List<String> tags,
      List<String> actors,
      Map<String, Object> metadata,
      List<NewCrop> crops) {}
}
