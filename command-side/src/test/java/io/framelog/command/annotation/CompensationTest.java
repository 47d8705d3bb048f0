package io.framelog.command.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompensationTest {
  private static final String ID = "2ed6657d-e927-568b-95e1-2665a8aea6a2";
  private static final String ONE = "11111111-1111-5111-8111-111111111111";
  private static final String TWO = "22222222-2222-5222-8222-222222222222";
  private static final Box LEFT = new Box(0, 0, 0.5, 1);
  private static final Box RIGHT = new Box(0.5, 0, 0.5, 1);
  private static final Origin MODEL = Origin.model("tagger", "1");

  @Test
  void betweenTwoThatSayTheSameThereIsNothing() {
    assertThat(between(List.of(), List.of())).isEmpty();
    assertThat(
            between(
                List.of(new MetadataEdited(ID, Map.of("n", 1.0), List.of())),
                List.of(new MetadataEdited(ID, Map.of("n", 1), List.of()))))
        .isEmpty();
    assertThat(between(List.of(new CaptionChanged(ID, "", MODEL)), List.of())).isEmpty();
  }

  @Test
  void tagsComeBackWithTheirOriginsAndGoByThePersonWhoReverts() {
    assertThat(
            between(
                List.of(tags(List.of("now"), Origin.HUMAN)),
                List.of(tags(List.of("mine"), Origin.HUMAN), tags(List.of("guess"), MODEL))))
        .containsExactly(
            new TagsEdited(ID, List.of("mine"), List.of("now"), Origin.HUMAN),
            new TagsEdited(ID, List.of("guess"), List.of(), MODEL));
    assertThat(between(List.of(tags(List.of("guess"), MODEL)), List.of()))
        .containsExactly(new TagsEdited(ID, List.of(), List.of("guess"), Origin.HUMAN));
  }

  @Test
  void aTagThatBothHaveIsLeftAlone() {
    assertThat(
            between(
                List.of(tags(List.of("cat"), Origin.HUMAN)), List.of(tags(List.of("cat"), MODEL))))
        .isEmpty();
  }

  @Test
  void aCaptionComesBackWithItsOrigin() {
    List<AnnotationEvent> now = List.of(new CaptionChanged(ID, "mine", Origin.HUMAN));
    assertThat(between(now, List.of(new CaptionChanged(ID, "a cat", MODEL))))
        .containsExactly(new CaptionChanged(ID, "a cat", MODEL));
    assertThat(between(now, List.of(new CaptionChanged(ID, "mine", MODEL))))
        .containsExactly(new CaptionChanged(ID, "mine", MODEL));
    assertThat(between(now, List.of())).containsExactly(new CaptionChanged(ID, "", Origin.HUMAN));
  }

  @Test
  void metadataAndActorsComeBack() {
    assertThat(
            between(
                List.of(
                    new MetadataEdited(ID, Map.of("n", 2, "new", true), List.of()),
                    new ActorsEdited(ID, List.of("bob"), List.of())),
                List.of(
                    new MetadataEdited(ID, Map.of("n", 1, "old", "x"), List.of()),
                    new ActorsEdited(ID, List.of("ann"), List.of()))))
        .containsExactly(
            new ActorsEdited(ID, List.of("ann"), List.of("bob")),
            new MetadataEdited(ID, Map.of("n", 1, "old", "x"), List.of("new")));
  }

  @Test
  void cropsKeepTheirIds() {
    assertThat(
            between(
                List.of(new CropAdded(ID, ONE, LEFT, "a"), new CropAdded(ID, TWO, LEFT, null)),
                List.of(new CropAdded(ID, ONE, RIGHT, "b"))))
        .containsExactly(
            new CropRemoved(ID, TWO),
            new CropAdjusted(ID, ONE, new CropState(LEFT, "a"), new CropState(RIGHT, "b")));
    assertThat(between(List.of(), List.of(new CropAdded(ID, TWO, LEFT, "c"))))
        .containsExactly(new CropAdded(ID, TWO, LEFT, "c"));
  }

  @Test
  void noEventIsAboutARemovedImage() {
    TagsEdited cat = tags(List.of("cat"), Origin.HUMAN);
    ImageRemoved removed = new ImageRemoved(ID, "why");
    assertThat(between(List.of(removed), List.of(cat)))
        .containsExactly(new ImageRestored(ID), cat);
    assertThat(between(List.of(), List.of(cat, removed)))
        .containsExactly(cat, new ImageRemoved(ID, null));
  }

  @Test
  void afterTheCompensationsTheImageSaysWhatItSaid() {
    List<AnnotationEvent> now =
        List.of(
            registered(),
            new TagsEdited(ID, List.of("b"), List.of("a"), Origin.HUMAN),
            new ActorsEdited(ID, List.of(), List.of("ann")),
            new CaptionChanged(ID, "", Origin.HUMAN),
            new MetadataEdited(ID, Map.of(), List.of("deep")),
            new CropRemoved(ID, ONE),
            new CropAdded(ID, TWO, RIGHT, null));
    Annotations before = Annotations.of(now);
    Annotations then = Annotations.of(List.of(registered()));

    Compensation.between(ID, before, then).forEach(before::on);

    assertThat(before.tagOrigins()).isEqualTo(then.tagOrigins());
    assertThat(before.actors()).isEqualTo(then.actors());
    assertThat(before.caption()).isEqualTo("a cat");
    assertThat(before.captionOrigin()).isEqualTo(Origin.IMPORT);
    assertThat(before.metadata()).isEqualTo(then.metadata());
    assertThat(before.crops().present()).isEqualTo(then.crops().present());
    assertThat(Compensation.between(ID, before, then)).isEmpty();
  }

  private static ImageRegistered registered() {
    return new ImageRegistered(
        ID,
        "images/" + ID + ".png",
        "00",
        "image/png",
        1,
        100,
        100,
        null,
        "a cat",
        List.of("a"),
        List.of("ann"),
        Map.of("deep", Map.of("list", Arrays.asList(1, null, "x"))),
        List.of(new Crop(ONE, LEFT, "cat")),
        Origin.IMPORT);
  }

  private static TagsEdited tags(List<String> added, Origin origin) {
    return new TagsEdited(ID, added, List.of(), origin);
  }

  private static List<AnnotationEvent> between(
      List<AnnotationEvent> now, List<AnnotationEvent> then) {
    return Compensation.between(ID, Annotations.of(now), Annotations.of(then));
  }
}
