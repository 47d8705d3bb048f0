package io.framelog.api.sample;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The pictures that an empty store is filled with on a first start. They are rendered by this
 * package, so their licence is the code's. Half of them carry a caption and tags; the others can be
 * found by their pixels only.
 */
public final class SampleSet {
  private static final List<Scene> SCENES =
      Stream.of(
              Streets.scenes(),
              Vehicles.scenes(),
              Sky.scenes(),
              Mountains.scenes(),
              Landscapes.scenes(),
              Coasts.scenes(),
              Pets.scenes(),
              Aquarium.scenes(),
              Savanna.scenes(),
              Woodland.scenes(),
              Farm.scenes(),
              Rooms.scenes(),
              Furnishings.scenes(),
              Food.scenes(),
              Sweets.scenes(),
              Sports.scenes())
          .flatMap(List::stream)
          .toList();

  /** How many pictures there are. */
  public static final int SIZE = SCENES.size();

  private SampleSet() {}

  /** A renderer for each picture, in the same order, for those who render on several threads. */
  public static List<Supplier<SamplePicture>> renderers() {
    return SCENES.stream().<Supplier<SamplePicture>>map(scene -> scene::render).toList();
  }

  /** The pictures in a fixed order, each rendered (some 0.2 s of CPU) only when it is reached. */
  public static Stream<SamplePicture> pictures() {
    return SCENES.stream().map(Scene::render);
  }
}
