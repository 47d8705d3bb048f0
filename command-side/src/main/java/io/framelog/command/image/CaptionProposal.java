package io.framelog.command.image;

import io.framelog.identity.Identities;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.events.CaptionSuggested;

/** Decides on a proposed caption: it keeps the rules of captions, and it says something. */
final class CaptionProposal {
  /** Why the step is given up when the model can only repeat itself. */
  static final String REJECTED = "its caption was rejected";

  private CaptionProposal() {}

  static CaptionSuggested decide(SuggestCaption command) {
    ModelMustBeNamed.check(command.model(), command.modelVersion());
    String text = command.text();
    SuggestionMustSaySomething.check(text);
    CaptionMustFit.check(text);
    CaptionMustBePlainText.check(text);
    double score = ScoreMustBeAProbability.checked(command.score());
    String id =
        Identities.suggestion(
            command.imageId(), "CAPTION", command.model(), command.modelVersion(), text);
    return new CaptionSuggested(
        command.imageId(), id, text, score, command.model(), command.modelVersion());
  }
}
