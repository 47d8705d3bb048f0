package io.framelog.command.image;

import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.identity.Identities;
import io.framelog.image.Origin;
import io.framelog.image.SuggestionKind;
import io.framelog.image.TagScore;
import io.framelog.image.TagSuggestion;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what scores 0.8 or more. By default there is no such policy: see SuggestionsTest. */
class AutoAcceptTest {
  private static final ImagePolicies POLICY = new ImagePolicies(true, 0.8, 0.8);
  private static final Origin MODEL = Origin.model("m", "1");

  @Test
  void tagsOfAHighScoreAreAcceptedInTheUnitThatRecordsThem() {
    suggest(new Object[] {registered()}, tag("cat", 0.9), tag("sofa", 0.8), tag("dog", 0.79))
        .expectEvents(
            suggested(of("cat", 0.9), of("sofa", 0.8), of("dog", 0.79)),
            accepted("cat"),
            accepted("sofa"),
            new TagsEdited(ID, List.of("cat", "sofa"), List.of(), MODEL))
        .expectResultMessagePayload(new Decision(ID, 4, Map.of()));
  }

  @Test
  void theSameProposalAgainAcceptsNothingAnew() {
    suggest(
            new Object[] {
              registered(),
              suggested(of("cat", 0.9)),
              accepted("cat"),
              new TagsEdited(ID, List.of("cat"), List.of(), MODEL),
              new TagsEdited(ID, List.of(), List.of("cat"), Origin.HUMAN)
            },
            tag("cat", 0.9))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void aTagThatAPersonTookAwayIsOnlySuggested() {
    suggest(
            new Object[] {
              register().tags(List.of("cat")).event(),
              new TagsEdited(ID, List.of(), List.of("cat"), Origin.HUMAN)
            },
            tag("cat", 1))
        .expectEvents(suggested(of("cat", 1)));
  }

  @Test
  void aTagThatAPersonRejectedFromAnyModelIsOnlySuggested() {
    String other = Identities.suggestion(ID, "TAG", "m", "0", "cat");
    suggest(
            new Object[] {
              registered(),
              new TagsSuggested(ID, List.of(new TagSuggestion(other, "cat", 0.9)), "m", "0"),
              new SuggestionRejected(ID, other, SuggestionKind.TAG, "cat", "m", "0")
            },
            tag("cat", 1))
        .expectEvents(suggested(of("cat", 1)));
  }

  @Test
  void aTagThatWasPutBackMayBeTakenByAModelAndBroughtByAnother() {
    suggest(
            new Object[] {
              register().tags(List.of("cat")).event(),
              new TagsEdited(ID, List.of(), List.of("cat"), Origin.HUMAN),
              new TagsEdited(ID, List.of("cat"), List.of(), Origin.HUMAN),
              new TagsEdited(ID, List.of(), List.of("cat"), MODEL)
            },
            tag("cat", 1))
        .expectEvents(
            suggested(of("cat", 1)),
            accepted("cat"),
            new TagsEdited(ID, List.of("cat"), List.of(), MODEL));
  }

  @Test
  void onlyAsManyTagsAreAcceptedAsFit() {
    List<String> nearlyFull = IntStream.range(0, 511).mapToObj(i -> "tag" + i).toList();
    suggest(
            new Object[] {register().tags(nearlyFull).event()}, tag("sofa", 0.8), tag("cat", 0.9))
        .expectEvents(
            suggested(of("cat", 0.9), of("sofa", 0.8)),
            accepted("cat"),
            new TagsEdited(ID, List.of("cat"), List.of(), MODEL));
  }

  @Test
  void aCaptionIsAcceptedWhereThereIsNoneOrAModels() {
    caption(0.8, registered()).expectEvents(captioned(0.8), acceptedCaption(), written());
    caption(0.9, registered(), new CaptionChanged(ID, "by a model", Origin.model("other", "7")))
        .expectEvents(captioned(0.9), acceptedCaption(), written());
    caption(0.79, registered()).expectEvents(captioned(0.79));
  }

  @Test
  void aPersonsCaptionIsNeverOverwritten() {
    caption(1, register().caption("mine").event()).expectEvents(captioned(1));
    caption(1, register().caption("mine").origin(Origin.IMPORT).event()).expectEvents(captioned(1));
    caption(1, registered(), new CaptionChanged(ID, "mine", Origin.HUMAN))
        .expectEvents(captioned(1));
  }

  @Test
  void whereAPersonHasClearedTheCaptionItStaysClear() {
    caption(
            1,
            registered(),
            new CaptionChanged(ID, "by a model", Origin.model("other", "7")),
            new CaptionChanged(ID, "", Origin.HUMAN))
        .expectEvents(captioned(1));
  }

  @Test
  void onARemovedImageNothingIsAccepted() {
    suggest(new Object[] {registered(), new ImageRemoved(ID, null)}, tag("cat", 1))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void aScoreOutOfRangeStopsTheStart(double score) {
    assertThatThrownBy(() -> new ImagePolicies(true, score, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto-accept.tags");
    assertThatThrownBy(() -> new ImagePolicies(true, null, score))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto-accept.caption");
  }

  private static ResultValidator<Image> suggest(Object[] given, TagScore... tags) {
    return fixture(POLICY).given(given).when(new SuggestTags(ID, List.of(tags), "m", "1"));
  }

  private static ResultValidator<Image> caption(double score, Object... given) {
    return fixture(POLICY).given(given).when(new SuggestCaption(ID, "a cat", score, "m", "1"));
  }

  private static TagScore tag(String tag, double score) {
    return new TagScore(tag, score);
  }

  private static TagSuggestion of(String tag, double score) {
    return new TagSuggestion(Identities.suggestion(ID, "TAG", "m", "1", tag), tag, score);
  }

  private static TagsSuggested suggested(TagSuggestion... tags) {
    return new TagsSuggested(ID, List.of(tags), "m", "1");
  }

  private static SuggestionAccepted accepted(String tag) {
    return new SuggestionAccepted(
        ID,
        Identities.suggestion(ID, "TAG", "m", "1", tag),
        SuggestionKind.TAG,
        tag,
        "m",
        "1",
        true);
  }

  private static String captionId() {
    return Identities.suggestion(ID, "CAPTION", "m", "1", "a cat");
  }

  private static CaptionSuggested captioned(double score) {
    return new CaptionSuggested(ID, captionId(), "a cat", score, "m", "1");
  }

  private static SuggestionAccepted acceptedCaption() {
    return new SuggestionAccepted(
        ID, captionId(), SuggestionKind.CAPTION, "a cat", "m", "1", true);
  }

  private static CaptionChanged written() {
    return new CaptionChanged(ID, "a cat", MODEL);
  }
}
