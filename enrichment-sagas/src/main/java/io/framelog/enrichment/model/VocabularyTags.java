package io.framelog.enrichment.model;

import io.framelog.image.TagScore;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Proposes tags out of the vocabulary of a package. */
final class VocabularyTags {
  private final int limit;
  private final Vocabulary vocabulary;
  private final Supplier<ZeroShot> zeroShot;

  /** Embeds the prompts at the first suggestion, not at start-up. */
  VocabularyTags(Manifest.Tags spec, ModelPackage files, TextEncoder encoder) {
    this.limit = spec.limit();
    this.vocabulary = Vocabulary.parse(files.bytes(spec.vocabulary()));
    if (vocabulary.tags().isEmpty()) {
      throw new ModelPackageException(spec.vocabulary().file() + " has no tags");
    }
    float[] meanImage = files.meanImage(spec.scoring());
    this.zeroShot =
        new Once<>(
            () ->
                new ZeroShot(
                    IntStream.range(0, vocabulary.tags().size())
                        .mapToObj(tag -> vocabulary.prompts(tag, spec.prompts()))
                        .map(prompts -> UnitVector.mean(encoder.encode(prompts)))
                        .toList(),
                    spec.scoring(),
                    meanImage));
  }

  List<TagScore> suggest(float[] imageVector) {
    return zeroShot.get().best(imageVector, limit).stream()
        .map(match -> new TagScore(vocabulary.tags().get(match.text()), match.score()))
        .toList();
  }
}
