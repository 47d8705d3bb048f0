package io.framelog.api.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How to paint one sample picture, and what people have said about it. */
record Scene(
    String name,
    int width,
    int height,
    Consumer<Canvas> painter,
    @Nullable String caption,
    List<String> tags,
    List<String> actors,
    List<SampleCrop> crops) {

  static Scene of(String name, int width, int height, Consumer<Canvas> painter) {
    return new Scene(name, width, height, painter, null, List.of(), List.of(), List.of());
  }

  Scene said(String caption, String... tags) {
    return new Scene(name, width, height, painter, caption, List.of(tags), actors, crops);
  }

  Scene shows(String... actors) {
    return new Scene(name, width, height, painter, caption, tags, List.of(actors), crops);
  }

  /** Marks a part of the picture, relative to its size. */
  Scene crop(double x, double y, double w, double h, String label) {
    List<SampleCrop> more = new ArrayList<>(crops);
    more.add(new SampleCrop(x, y, w, h, label));
    return new Scene(name, width, height, painter, caption, tags, actors, List.copyOf(more));
  }

  SamplePicture render() {
    Canvas canvas = new Canvas(width, height, name.hashCode());
    painter.accept(canvas);
    return new SamplePicture(name, canvas.develop(), caption, tags, actors, crops);
  }
}
