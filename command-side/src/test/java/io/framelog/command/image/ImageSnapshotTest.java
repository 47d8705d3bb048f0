package io.framelog.command.image;

import static io.framelog.command.image.Scene.CROP;
import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.LEFT;
import static io.framelog.command.image.Scene.VECTOR;
import static io.framelog.command.image.Scene.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.Crop;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.Thumbnail;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentEvent;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.ThumbnailsRecorded;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

/** The log keeps snapshots of aggregates as JSON: nothing of the state may get lost on the way. */
class ImageSnapshotTest {
  private static final String OTHER_CROP = CROP.replace(CROP.charAt(0), 'f');
  private static final List<ImageEvent> HISTORY =
      List.of(
          register()
              .caption("\uD83D\uDC31 a cat")
              .tags(List.of("cat"))
              .actors(List.of("ann"))
              .metadata(Map.of("n", 1, "seed", new BigInteger("18446744073709551615")))
              .event(List.of(new Crop(CROP, LEFT, "cat"), new Crop(OTHER_CROP, LEFT, null))),
          new TagsEdited(ID, List.of("sofa"), List.of(), Origin.HUMAN),
          new ActorsEdited(ID, List.of("bob"), List.of("ann")),
          new MetadataEdited(
              ID, Map.of("deep", Map.of("list", Arrays.asList(1, null, 0.5, true))), List.of("n")),
          new CropRemoved(ID, OTHER_CROP),
          new EmbeddingRecorded(ID, EmbeddingSubject.image(), "m", "1", 4, VECTOR),
          new EmbeddingRecorded(ID, EmbeddingSubject.crop(CROP, LEFT), "m", "1", 4, VECTOR),
          new ThumbnailsRecorded(ID, List.of(new Thumbnail(128, 128, 64, "t/128.jpg"))),
          new EnrichmentAbandoned(ID, EnrichmentKind.TAGS, null, "no memory", 5),
          new CaptionChanged(ID, "another", Origin.HUMAN),
          new ImageRemoved(ID, "why"));

  private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();

  @Test
  void anImageComesBackFromItsSnapshotAsItWas() {
    Image image = replayed(HISTORY);
    Image back = serializer.deserialize(serializer.serialize(image, byte[].class));
    assertThat(back).usingRecursiveComparison().isEqualTo(image);
  }

  @Test
  void aSnapshotInTheMiddleLeadsToTheSameEnd() {
    for (int cut = 1; cut < HISTORY.size(); cut++) {
      Image image =
          serializer.deserialize(
              serializer.serialize(replayed(HISTORY.subList(0, cut)), String.class));
      HISTORY.subList(cut, HISTORY.size()).forEach(event -> replay(image, event));
      assertThat(image)
          .as("cut at %d", cut)
          .usingRecursiveComparison()
          .isEqualTo(replayed(HISTORY));
    }
  }

  @Test
  void theSnapshotHoldsTheStateAndNothingElse() {
    SerializedObject<String> json = serializer.serialize(replayed(HISTORY), String.class);
    assertThat(json.getType().getRevision()).isEqualTo("2");
    assertThat(json.getData())
        .contains("\"version\":7", "\"removed\":true", "\"seed\":18446744073709551615")
        .doesNotContain("areRemoved");
  }

  private static Image replayed(List<ImageEvent> history) {
    Image image = new Image();
    history.forEach(event -> replay(image, event));
    return image;
  }

  private static void replay(Image image, ImageEvent event) {
    switch (event) {
      case ImageRegistered e -> image.on(e, "ann");
      case AnnotationEvent e -> image.on(e, "ann");
      case EnrichmentEvent e -> image.on(e);
    }
  }
}
