package io.framelog.api.run;

import io.framelog.api.sample.SampleCrop;
import io.framelog.api.sample.SamplePicture;
import io.framelog.api.sample.SampleSet;
import io.framelog.image.Box;
import io.framelog.image.NewCrop;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rendered pictures that an empty store is filled with. */
final class SamplePictures {
  static final String SOURCE = "sample";

  private SamplePictures() {}

  static int count() {
    return SampleSet.SIZE;
  }

  /** Each is rendered when it is reached. */
  static Stream<Picture> all() {
    return SampleSet.pictures().map(Sample::new);
  }

  private record Sample(SamplePicture picture) implements Picture {
    @Override
    public String name() {
      return picture.fileName();
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(picture.bytes());
    }

    @Override
    public Known known() {
      return new Known(
          picture.caption(),
          picture.tags(),
          picture.actors(),
          new TreeMap<>(Map.of("source", SOURCE, "file", picture.fileName())),
          picture.crops().stream().map(Sample::crop).toList());
    }

    private static NewCrop crop(SampleCrop crop) {
      return new NewCrop(new Box(crop.x(), crop.y(), crop.w(), crop.h()), crop.label(), null);
    }
  }
}
