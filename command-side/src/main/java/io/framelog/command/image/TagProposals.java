package io.framelog.command.image;

import io.framelog.identity.Identities;
import io.framelog.image.TagScore;
import io.framelog.image.TagSuggestion;
import io.framelog.image.commands.SuggestTags;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Decides which proposed tags are worth suggesting. */
final class TagProposals {
  private static final Comparator<TagSuggestion> BEST_FIRST =
      Comparator.comparingDouble(TagSuggestion::score).reversed().thenComparing(TagSuggestion::tag);

  private TagProposals() {}

  /**
   * The tags that the image has not yet and of which nobody rejected just this suggestion, each
   * once with its best score, best first.
   */
  static List<TagSuggestion> decide(
      SuggestTags command, Set<String> current, Suggestions suggestions) {
    ModelMustBeNamed.check(command.model(), command.modelVersion());
    LabelsMustFitOnImage.check(LabelKind.TAG, command.tags().size());
    Map<String, Double> best = new TreeMap<>();
    for (TagScore proposal : command.tags()) {
      double score = ScoreMustBeAProbability.checked(proposal.score());
      String tag =
          LabelMustBeAllowed.normalised(
              LabelKind.TAG.noun(), LabelKind.TAG.invalid(), proposal.tag());
      best.merge(tag, score, Math::max);
    }
    best.keySet().removeAll(current);
    return best.entrySet().stream()
        .map(e -> suggestion(command, e.getKey(), e.getValue()))
        .filter(tag -> !suggestions.wereRejected(tag.suggestionId()))
        .sorted(BEST_FIRST)
        .toList();
  }

  private static TagSuggestion suggestion(SuggestTags command, String tag, double score) {
    String id =
        Identities.suggestion(
            command.imageId(), "TAG", command.model(), command.modelVersion(), tag);
    return new TagSuggestion(id, tag, score);
  }
}
