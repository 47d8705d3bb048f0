package io.framelog.enrichment.model;

record EagerCaptions(EagerModel eager) implements CaptionSuggester {
  @Override
  public String model() {
    return eager.model();
  }

  @Override
  public String version() {
    return eager.version();
  }

  @Override
  public ScoredCaption suggest(float[] imageVector) {
    return eager.loaded().suggestCaption(imageVector);
  }
}
