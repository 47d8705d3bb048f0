package io.framelog.enrichment.model;

import java.util.List;
import java.util.function.Supplier;

/** Proposes the best sentence of a package's bank. */
final class BankCaptions {
  private final List<String> sentences;
  private final Supplier<ZeroShot> zeroShot;

  /** Embeds the sentences at the first suggestion, not at start-up. */
  BankCaptions(Manifest.Captions spec, ModelPackage files, TextEncoder encoder) {
    this.sentences = TextLines.of(files.bytes(spec.bank()));
    if (sentences.isEmpty()) {
      throw new ModelPackageException(spec.bank().file() + " has no sentences");
    }
    float[] meanImage = files.meanImage(spec.scoring());
    this.zeroShot =
        new Once<>(() -> new ZeroShot(encoder.encode(sentences), spec.scoring(), meanImage));
  }

  ScoredCaption suggest(float[] imageVector) {
    return zeroShot.get().best(imageVector, 1).stream()
        .map(match -> new ScoredCaption(sentences.get(match.text()), match.score()))
        .findFirst()
        .orElse(ScoredCaption.NONE);
  }
}
