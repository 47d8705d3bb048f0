package io.framelog.bench.read;

import io.framelog.image.Origin;
import io.framelog.image.events.ImageRegistered;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How images come in: by an importer, with tags, people, caption and metadata. */
final class Registrations {
  static final String IMPORTER = "importer";
  private static final List<short[]> SIZES =
      List.of(
          new short[] {1024, 768},
          new short[] {768, 1024},
          new short[] {2048, 1365},
          new short[] {640, 480},
          new short[] {512, 512},
          new short[] {4000, 3000});

  private final long seed;

  Registrations(long seed) {
    this.seed = seed;
  }

  GeneratedUnit of(GeneratedImage image, SplittableRandom random) {
    short[] size = Vocabulary.one(SIZES, random);
    image.width = size[0];
    image.height = size[1];
    for (short tag : Vocabulary.tagsOfNew(random)) {
      image.add(tag);
    }
    image.actors =
        Stream.generate(() -> Vocabulary.person(random))
            .limit(random.nextInt(3))
            .distinct()
            .sorted()
            .toList();
    boolean captioned = random.nextInt(10) > 0;
    image.caption = captioned ? random.nextInt(1, Integer.MAX_VALUE) : GeneratedImage.NO_CAPTION;
    image.editedSinceReview = true;
    String id = image.id.toString();
    ImageRegistered event =
        new ImageRegistered(
            id,
            "images/" + id + ".jpg",
            GeneratedImage.sha256(seed, image.number),
            "image/jpeg",
            50_000 + random.nextInt(4_000_000),
            image.width,
            image.height,
            "https://example.org/photos/" + image.number,
            captioned ? Vocabulary.caption(image.caption) : null,
            PeoplesWork.names(image.tags),
            image.actors,
            metadata(image, random),
            List.of(),
            Origin.IMPORT);
    return new GeneratedUnit(image, List.of(event), IMPORTER, "framelog-import", Map.of());
  }

  private static Map<String, Object> metadata(GeneratedImage image, SplittableRandom random) {
    Map<String, Object> camera = new TreeMap<>();
    camera.put("iso", 100 << random.nextInt(6));
    camera.put("make", Vocabulary.one(Vocabulary.MAKES, random));
    Map<String, Object> metadata = new TreeMap<>();
    metadata.put("camera", camera);
    metadata.put("licence", Vocabulary.one(Vocabulary.LICENCES, random));
    metadata.put("n", image.number);
    metadata.put("source", Vocabulary.source(random));
    return metadata;
  }
}
