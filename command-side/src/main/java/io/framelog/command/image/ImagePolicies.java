package io.framelog.command.image;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a deployment decides about images; handlers of the aggregate are given it. */
@Component
final class ImagePolicies {
  private final boolean reviewNeedsSecondPerson;
  private final @Nullable Double autoAcceptTags;
  private final @Nullable Double autoAcceptCaption;

  /**
   * @param reviewNeedsSecondPerson whether the last editor of an image may not review it
   * @param autoAcceptTags the least score in 0..1 at which a suggested tag is accepted by itself;
   *     null: none is
   * @param autoAcceptCaption the same for captions
   * @throws IllegalArgumentException for a score out of range: the node does not start
   */
  ImagePolicies(
      @Value("${framelog.review.needs-second-person:true}") boolean reviewNeedsSecondPerson,
      @Value("${framelog.suggestions.auto-accept.tags:#{null}}") @Nullable Double autoAcceptTags,
      @Value("${framelog.suggestions.auto-accept.caption:#{null}}")
          @Nullable Double autoAcceptCaption) {
    this.reviewNeedsSecondPerson = reviewNeedsSecondPerson;
    this.autoAcceptTags = score("tags", autoAcceptTags);
    this.autoAcceptCaption = score("caption", autoAcceptCaption);
  }

  private static @Nullable Double score(String kind, @Nullable Double score) {
    if (score != null && !(score >= 0 && score <= 1)) { // false for NaN
      throw new IllegalArgumentException(
          "framelog.suggestions.auto-accept." + kind + " is a score in 0..1, not " + score);
    }
    return score;
  }

  boolean reviewNeedsSecondPerson() {
    return reviewNeedsSecondPerson;
  }

  @Nullable Double autoAcceptTags() {
    return autoAcceptTags;
  }

  @Nullable Double autoAcceptCaption() {
    return autoAcceptCaption;
  }
}
