package io.framelog.command.image;

import static io.framelog.command.image.Scene.ID;
import static io.framelog.command.image.Scene.expectRejection;
import static io.framelog.command.image.Scene.fixture;
import static io.framelog.command.image.Scene.register;
import static io.framelog.command.image.Scene.registered;

import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.SuggestionKind;
import io.framelog.image.TagScore;
import io.framelog.image.TagSuggestion;
import io.framelog.image.commands.AcceptSuggestion;
import io.framelog.image.commands.RejectSuggestion;
import io.framelog.image.commands.SuggestCaption;
import io.framelog.image.commands.SuggestTags;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CaptionSuggested;
import io.framelog.image.events.EnrichmentAbandoned;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.SuggestionAccepted;
import io.framelog.image.events.SuggestionRejected;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.events.TagsSuggested;
import io.framelog.log.Decision;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecideOnSuggestionTest {
  private static final Origin MODEL = Origin.model("m", "1");
  private static final String CAT = tagId("1", "cat");
  private static final String WORDS =
      Identities.suggestion(ID, "CAPTION", "m", "1", "a cat on a sofa");
  private static final TagsSuggested TAGS =
      new TagsSuggested(ID, List.of(new TagSuggestion(CAT, "cat", 0.9)), "m", "1");
  private static final CaptionSuggested CAPTION =
      new CaptionSuggested(ID, WORDS, "a cat on a sofa", 0.5, "m", "1");
  private static final SuggestionAccepted CAT_ACCEPTED =
      new SuggestionAccepted(ID, CAT, SuggestionKind.TAG, "cat", "m", "1", false);
  private static final SuggestionRejected CAT_REJECTED =
      new SuggestionRejected(ID, CAT, SuggestionKind.TAG, "cat", "m", "1");
  private static final SuggestionAccepted WORDS_ACCEPTED =
      new SuggestionAccepted(
          ID, WORDS, SuggestionKind.CAPTION, "a cat on a sofa", "m", "1", false);
  private static final SuggestionRejected WORDS_REJECTED =
      new SuggestionRejected(ID, WORDS, SuggestionKind.CAPTION, "a cat on a sofa", "m", "1");
  private static final TagsEdited CAT_ADDED = tagged(List.of("cat"), List.of(), MODEL);
  private static final CaptionChanged WORDS_WRITTEN =
      new CaptionChanged(ID, "a cat on a sofa", MODEL);

  @Test
  void anAcceptedTagIsAddedWithTheModelAsItsOrigin() {
    fixture()
        .given(registered(), TAGS)
        .when(new AcceptSuggestion(ID, CAT, null))
        .expectEvents(CAT_ACCEPTED, CAT_ADDED)
        .expectResultMessagePayload(new Decision(ID, 3, Map.of()));
  }

  @Test
  void anAcceptedCaptionReplacesEvenAPersonsWithTheModelAsItsOrigin() {
    fixture()
        .given(register().caption("mine").event(), CAPTION)
        .when(new AcceptSuggestion(ID, WORDS, null))
        .expectEvents(WORDS_ACCEPTED, WORDS_WRITTEN);
  }

  @Test
  void aPersonMayAcceptATagThatSomebodyHadTakenAway() {
    fixture()
        .given(
            register().tags(List.of("cat")).event(),
            tagged(List.of(), List.of("cat"), Origin.HUMAN),
            TAGS)
        .when(new AcceptSuggestion(ID, CAT, null))
        .expectEvents(CAT_ACCEPTED, CAT_ADDED);
  }

  @Test
  void acceptingAgainIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), TAGS, CAT_ACCEPTED, CAT_ADDED)
        .when(new AcceptSuggestion(ID, CAT, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 3, Map.of()));
  }

  @Test
  void acceptingWhatPeopleHaveSaidThemselvesIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), TAGS, tagged(List.of("cat"), List.of(), Origin.HUMAN))
        .when(new AcceptSuggestion(ID, CAT, null))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void whatWasAcceptedAndTakenAwaySinceIsNoLongerOpen() {
    expectRejection(
        fixture()
            .given(
                registered(),
                TAGS,
                CAT_ACCEPTED,
                CAT_ADDED,
                tagged(List.of(), List.of("cat"), Origin.HUMAN))
            .when(new AcceptSuggestion(ID, CAT, null)),
        ErrorCode.SUGGESTION_SUPERSEDED);
  }

  @Test
  void aRejectedSuggestionIsClosedAndRejectingAgainIsASuccessWithoutAnEvent() {
    fixture()
        .given(registered(), TAGS)
        .when(new RejectSuggestion(ID, CAT, null))
        .expectEvents(CAT_REJECTED)
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
    fixture()
        .given(registered(), TAGS, CAT_REJECTED)
        .when(new RejectSuggestion(ID, CAT, null))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void whatWasRejectedIsNotAccepted() {
    expectRejection(
        fixture()
            .given(registered(), TAGS, CAT_REJECTED)
            .when(new AcceptSuggestion(ID, CAT, null)),
        ErrorCode.SUGGESTION_REJECTED);
  }

  @Test
  void whatWasAcceptedIsNotRejected() {
    expectRejection(
        fixture()
            .given(registered(), TAGS, CAT_ACCEPTED, CAT_ADDED)
            .when(new RejectSuggestion(ID, CAT, null)),
        ErrorCode.SUGGESTION_ACCEPTED);
  }

  @Test
  void aNewerProposalOfTheModelSupersedesWhatItSaidBefore() {
    TagsSuggested newer = new TagsSuggested(ID, List.of(), "m", "2");
    expectRejection(
        fixture().given(registered(), TAGS, newer).when(new AcceptSuggestion(ID, CAT, null)),
        ErrorCode.SUGGESTION_SUPERSEDED);
    expectRejection(
        fixture().given(registered(), TAGS, newer).when(new RejectSuggestion(ID, CAT, null)),
        ErrorCode.SUGGESTION_SUPERSEDED);
    fixture()
        .given(registered(), TAGS, new TagsSuggested(ID, List.of(), "another", "1"))
        .when(new AcceptSuggestion(ID, CAT, null))
        .expectEvents(CAT_ACCEPTED, CAT_ADDED);
  }

  @Test
  void whatNobodySuggestedIsNotFound() {
    expectRejection(
        fixture().given(registered(), TAGS).when(new AcceptSuggestion(ID, WORDS, null)),
        ErrorCode.SUGGESTION_NOT_FOUND);
    expectRejection(
        fixture().given(registered(), TAGS).when(new RejectSuggestion(ID, "x", null)),
        ErrorCode.SUGGESTION_NOT_FOUND);
  }

  @Test
  void anAcceptedTagKeepsTheLimitOfTags() {
    List<String> full = IntStream.range(0, 512).mapToObj(i -> "tag" + i).toList();
    expectRejection(
        fixture()
            .given(register().tags(full).event(), TAGS)
            .when(new AcceptSuggestion(ID, CAT, null)),
        ErrorCode.TOO_MANY_TAGS);
  }

  @Test
  void aRejectedTagIsNotSuggestedAgainByTheSameVersionButMayBeByAnother() {
    fixture()
        .given(registered(), TAGS, CAT_REJECTED)
        .when(suggest("1", new TagScore("cat", 0.99), new TagScore("dog", 0.5)))
        .expectEvents(
            new TagsSuggested(
                ID, List.of(new TagSuggestion(tagId("1", "dog"), "dog", 0.5)), "m", "1"));
    fixture()
        .given(registered(), TAGS, CAT_REJECTED)
        .when(suggest("2", new TagScore("cat", 0.99)))
        .expectEvents(
            new TagsSuggested(
                ID, List.of(new TagSuggestion(tagId("2", "cat"), "cat", 0.99)), "m", "2"));
  }

  @Test
  void aRejectedCaptionIsNotSuggestedAgainAndItsStepIsGivenUp() {
    EnrichmentRequested again = new EnrichmentRequested(ID, List.of(EnrichmentKind.CAPTION));
    SuggestCaption same = new SuggestCaption(ID, "a cat on a sofa", 0.7, "m", "1");
    EnrichmentAbandoned givenUp =
        new EnrichmentAbandoned(
            ID, EnrichmentKind.CAPTION, null, "its caption was rejected", 1);
    fixture()
        .given(registered(), CAPTION, WORDS_REJECTED, again)
        .when(same)
        .expectEvents(givenUp);
    fixture()
        .given(registered(), CAPTION, WORDS_REJECTED, again, givenUp)
        .when(same)
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    fixture()
        .given(registered(), CAPTION, WORDS_REJECTED)
        .when(new SuggestCaption(ID, "a cat on a sofa", 0.7, "m", "2"))
        .expectEvents(
            new CaptionSuggested(
                ID,
                Identities.suggestion(ID, "CAPTION", "m", "2", "a cat on a sofa"),
                "a cat on a sofa",
                0.7,
                "m",
                "2"));
  }

  @Test
  void onARemovedImageNothingIsDecided() {
    ImageRemoved removed = new ImageRemoved(ID, null);
    expectRejection(
        fixture().given(registered(), TAGS, removed).when(new AcceptSuggestion(ID, CAT, null)),
        ErrorCode.IMAGE_REMOVED);
    expectRejection(
        fixture().given(registered(), TAGS, removed).when(new RejectSuggestion(ID, CAT, null)),
        ErrorCode.IMAGE_REMOVED);
  }

  private static SuggestTags suggest(String version, TagScore... tags) {
    return new SuggestTags(ID, List.of(tags), "m", version);
  }

  private static String tagId(String version, String tag) {
    return Identities.suggestion(ID, "TAG", "m", version, tag);
  }

  private static TagsEdited tagged(List<String> added, List<String> removed, Origin origin) {
    return new TagsEdited(ID, added, removed, origin);
  }
}
