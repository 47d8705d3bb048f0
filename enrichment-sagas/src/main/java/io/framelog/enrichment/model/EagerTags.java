package io.framelog.enrichment.model;

import io.framelog.image.TagScore;
import java.util.List;

record EagerTags(EagerModel eager) implements TagSuggester {
  @Override
  public String model() {
    return eager.model();
  }

  @Override
  public String version() {
    return eager.version();
  }

  @Override
  public List<TagScore> suggest(float[] imageVector) {
    return eager.loaded().suggestTags(imageVector);
  }
}
