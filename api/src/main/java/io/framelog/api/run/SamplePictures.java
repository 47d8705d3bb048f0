package io.framelog.api.run;

import io.framelog.api.sample.SampleCrop;
import io.framelog.api.sample.SamplePicture;
import io.framelog.api.sample.SampleSet;
import io.framelog.image.Box;
import io.framelog.image.NewCrop;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rendered pictures that an empty store is filled with. */
final class SamplePictures {
  static final String SOURCE = "sample";

  private SamplePictures() {}

  /** Each is rendered by the thread that first asks for it. */
  static List<Picture> all() {
    return SampleSet.renderers().stream().<Picture>map(Sample::new).toList();
  }

  private static final class Sample implements Picture {
    private final Supplier<SamplePicture> renderer;
    private @Nullable SamplePicture rendered;

    Sample(Supplier<SamplePicture> renderer) {
      this.renderer = renderer;
    }

    private synchronized SamplePicture picture() {
      if (rendered == null) {
        rendered = renderer.get();
      }
      return rendered;
    }

    @Override
    public String name() {
      return picture().fileName();
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(picture().bytes());
    }

    @Override
    public Known known() {
      SamplePicture picture = picture();
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
