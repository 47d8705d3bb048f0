package io.framelog.api.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleSetTest {
  private static List<SamplePicture> pictures = List.of();

  @BeforeAll
  static void renderOnce() {
    pictures = SampleSet.pictures().parallel().toList();
  }

  @Test
  void showsFortyEightPicturesOfDifferentNames() {
    assertThat(SampleSet.SIZE).isEqualTo(48);
    assertThat(pictures).hasSize(SampleSet.SIZE);
    assertThat(pictures)
        .extracting(SamplePicture::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    assertThat(pictures.getFirst().fileName()).isEqualTo(pictures.getFirst().name() + ".jpg");
  }

  @Test
  void everyPictureIsADifferentJpegOfAUsefulSizeWithSomethingOnIt() throws IOException {
    Set<Integer> contents = new HashSet<>();
    int portraits = 0;
    for (SamplePicture picture : pictures) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
      assertThat(picture.bytes()).as(picture.name()).startsWith(0xff, 0xd8, 0xff);
      assertThat(image.getWidth()).as(picture.name()).isBetween(480, 960);
      assertThat(image.getHeight()).as(picture.name()).isBetween(480, 960);
      assertThat(picture.bytes().length).as(picture.name()).isBetween(40_000, 250_000);
      assertThat(brightnesses(image)).as(picture.name()).hasSizeGreaterThan(60);
      contents.add(Arrays.hashCode(picture.bytes()));
      portraits += image.getHeight() > image.getWidth() ? 1 : 0;
    }
    assertThat(contents).hasSize(SampleSet.SIZE);
    assertThat(portraits).isBetween(10, 38);
  }

  private static Set<Integer> brightnesses(BufferedImage image) {
    Set<Integer> seen = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 7) {
      for (int x = 0; x < image.getWidth(); x += 7) {
        seen.add(image.getRGB(x, y) >> 8 & 255);
      }
    }
    return seen;
  }

  /** The first rendering ran on several threads: nothing may leak from one picture to another. */
  @Test
  void renderingAgainGivesTheSameBytes() {
    for (int i = 0; i < pictures.size(); i += 4) {
      assertThat(SampleSet.renderers().get(i).get().bytes())
          .as(pictures.get(i).name())
          .isEqualTo(pictures.get(i).bytes());
    }
  }

  @Test
  void halfOfThePicturesAreCaptionedAndOnlyTheseAreTagged() {
    List<SamplePicture> captioned =
        pictures.stream().filter(picture -> picture.caption() != null).toList();
    assertThat(captioned).hasSize(SampleSet.SIZE / 2);
    assertThat(captioned)
        .allSatisfy(
            picture -> {
              assertThat(picture.caption()).matches("[A-Z][^.]+\\.");
              assertThat(picture.tags()).hasSizeBetween(2, 5);
            });
    assertThat(pictures)
        .filteredOn(picture -> picture.caption() == null)
        .allSatisfy(picture -> assertThat(picture.tags()).isEmpty());
    assertThat(captioned).extracting(SamplePicture::caption).doesNotHaveDuplicates();
  }

  @Test
  void tagsAreAlreadyInTheFormThatTheDomainKeeps() {
    assertThat(pictures)
        .allSatisfy(
            picture ->
                assertThat(picture.tags())
                    .doesNotHaveDuplicates()
                    .allMatch(tag -> tag.matches("[a-z]+([ -][a-z]+)*")));
  }

  @Test
  void cropsLieInsideTheirPictureAndSayWhatTheyShow() {
    List<SampleCrop> crops =
        pictures.stream().flatMap(picture -> picture.crops().stream()).toList();
    assertThat(crops).hasSizeGreaterThan(10);
    assertThat(crops)
        .allSatisfy(
            crop -> {
              assertThat(crop.x()).isBetween(0.0, 1.0);
              assertThat(crop.y()).isBetween(0.0, 1.0);
              assertThat(crop.w()).isGreaterThan(0.05);
              assertThat(crop.h()).isGreaterThan(0.05);
              assertThat(crop.x() + crop.w()).isLessThanOrEqualTo(1.0);
              assertThat(crop.y() + crop.h()).isLessThanOrEqualTo(1.0);
              assertThat(crop.label()).isNotBlank();
            });
  }

  @Test
  void someActorsAreCredited() {
    Set<String> actors =
        pictures.stream().flatMap(picture -> picture.actors().stream()).collect(Collectors.toSet());
    assertThat(actors).contains("framelog-renderer");
  }
}
