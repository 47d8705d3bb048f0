package io.framelog.enrichment.model;

import io.framelog.image.TagScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Proposes tags out of the vocabulary of a package. */
final class VocabularyTags {
  private final int limit;
  private final Supplier<Ranking> ranking;

  private record Ranking(List<String> tags, ZeroShot zeroShot) {}

  /** Embeds the prompts at the first suggestion, not at start-up. */
  VocabularyTags(Manifest.Tags spec, ModelPackage files, TextEncoder encoder) {
    Vocabulary vocabulary = Vocabulary.parse(files.bytes(spec.vocabulary()));
    if (vocabulary.tags().isEmpty()) {
      throw new ModelPackageException(spec.vocabulary().file() + " has no tags");
    }
    float[] meanImage = files.vector(spec.scoring().meanImage());
    this.limit = spec.limit();
    this.ranking =
        new Once<>(
            () -> {
              List<float[]> texts = new ArrayList<>();
              for (List<String> phrases : vocabulary.phrases()) {
                texts.add(UnitVector.mean(encoder.encode(prompts(spec.prompts(), phrases))));
              }
              return new Ranking(vocabulary.tags(), new ZeroShot(texts, spec.scoring(), meanImage));
            });
  }

  List<TagScore> suggest(float[] imageVector) {
    Ranking all = ranking.get();
    return all.zeroShot().best(imageVector, limit).stream()
        .map(match -> new TagScore(all.tags().get(match.text()), match.score()))
        .toList();
  }

  private static List<String> prompts(List<String> templates, List<String> phrases) {
    return templates.stream()
        .flatMap(template -> phrases.stream().map(phrase -> template.replace("{}", phrase)))
        .toList();
  }
}
