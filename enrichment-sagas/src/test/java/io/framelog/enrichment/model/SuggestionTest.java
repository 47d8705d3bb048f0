package io.framelog.enrichment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.framelog.image.TagScore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestionTest {
  private final LoadedModel model = TestModels.student();
  private final ModelPackage files = TestModels.open(TestModels.STUDENT);

  @Test
  void suggested_tags_are_of_the_vocabulary_best_first_and_above_the_floor() {
    Manifest.Tags spec = Objects.requireNonNull(files.manifest().tags());
    List<String> vocabulary = Vocabulary.parse(files.bytes(spec.vocabulary())).tags();
    int suggested = 0;
    for (float[] vector : vectors()) {
      List<TagScore> tags = model.suggestTags(vector);

      suggested += tags.size();
      assertThat(tags)
          .hasSizeLessThanOrEqualTo(5)
          .isSortedAccordingTo(Comparator.comparingDouble(TagScore::score).reversed())
          .isEqualTo(model.suggestTags(vector))
          .allSatisfy(
              tag -> {
                assertThat(vocabulary).contains(tag.tag());
                assertThat(tag.score()).isBetween(spec.scoring().floor(), 1.0);
              });
    }
    assertThat(suggested).isPositive();
  }

  @Test
  void a_suggested_caption_is_a_sentence_of_the_bank() {
    Manifest.Captions spec = Objects.requireNonNull(files.manifest().captions());
    List<String> bank = TextLines.of(files.bytes(spec.bank()));
    for (float[] vector : vectors()) {
      ScoredCaption caption = model.suggestCaption(vector);

      assertThat(caption.isNone() || bank.contains(caption.text())).isTrue();
      assertThat(caption.score()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void a_better_package_sees_the_bear(@TempDir Path folder) throws Exception {
    Path bear = CocoPhotos.shared().resolve("photos/coco-cc-by/000000000285.jpg");
    assumeThat(Files.exists(bear)).as("photograph %s", bear).isTrue();
    try (LoadedModel better = TestModels.load(ConsePackage.in(folder))) {
      float[] vector = better.encodeImages(List.of(TestModels.read(bear))).getFirst();

      assertThat(better.suggestTags(vector).getFirst().tag()).isEqualTo("bear");
      assertThat(better.suggestCaption(vector).text()).containsIgnoringCase("bear");
    }
  }

  private List<float[]> vectors() {
    return model.encodeImages(
        IntStream.range(1, 6).mapToObj(i -> TestModels.pattern(100 * i, 80 + 20 * i)).toList());
  }
}
