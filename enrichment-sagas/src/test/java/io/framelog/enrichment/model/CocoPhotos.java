package io.framelog.enrichment.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The 103 photographs of COCO with their captions and labels, for measuring only. They are not part
 * of this repository; who has not got them skips what needs them.
 */
record CocoPhotos(List<Photo> photos) {
  /** A photograph with five captions and the names of some of the things on it. */
  record Photo(Path file, List<String> captions, List<String> labels) {
    BufferedImage picture() {
      return TestModels.read(file);
    }

    /** Whether all words of {@code tag} stand in a caption or a label, but for a plural. */
    boolean shows(String tag) {
      Set<String> said =
          Stream.concat(captions.stream(), labels.stream())
              .flatMap(CocoPhotos::words)
              .collect(Collectors.toSet());
      return words(tag).allMatch(said::contains);
    }
  }

  static CocoPhotos present() {
    Path folder = shared().resolve("photos/coco-cc-by");
    assumeTrue(Files.exists(folder.resolve("index.json")), "no photographs at " + folder);
    List<Photo> photos = new ArrayList<>();
    for (JsonNode node : JsonMapper.shared().readTree(folder.resolve("index.json"))) {
      photos.add(
          new Photo(
              folder.resolve(node.get("file").asString()),
              node.get("captions").valueStream().map(JsonNode::asString).toList(),
              List.copyOf(node.get("labels").propertyNames())));
    }
    return new CocoPhotos(photos);
  }

  /** The folder of data beside the repository. */
  static Path shared() {
    return Path.of(System.getProperty("framelog.test.shared", "none"), "data");
  }

  List<float[]> encode(LoadedModel model) {
    return photos.stream()
        .map(photo -> model.encodeImages(List.of(photo.picture())).getFirst())
        .toList();
  }

  static Stream<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.length() > 3 ? word.replaceFirst("(?<=(ch|sh|ss|x|o))es$|s$", "") : word);
  }
}
