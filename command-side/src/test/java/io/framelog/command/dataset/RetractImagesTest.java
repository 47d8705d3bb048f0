package io.framelog.command.dataset;

import static io.framelog.command.dataset.DatasetTest.DEFINED;
import static io.framelog.command.dataset.DatasetTest.ID;
import static io.framelog.command.dataset.DatasetTest.expectRejection;
import static io.framelog.command.dataset.DatasetTest.fixture;

import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.ReinstateImages;
import io.framelog.dataset.commands.RetractImages;
import io.framelog.dataset.events.ImagesReinstated;
import io.framelog.dataset.events.ImagesRetracted;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.log.Decision;
import io.framelog.selection.SelectionSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetractImagesTest {
  private static final String A = "00000000-0000-5000-8000-00000000000a";
  private static final String B = "00000000-0000-5000-8000-00000000000b";
  private static final String C = "00000000-0000-5000-8000-00000000000c";

  @Test
  void imagesAreRetractedSortedAndEachOnce() {
    fixture()
        .given(DEFINED)
        .when(retract(List.of(B, A, B)))
        .expectEvents(new ImagesRetracted(ID, List.of(A, B), "why"))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void onlyThoseThatAreNotRetractedYetAreInTheEvent() {
    fixture()
        .given(DEFINED, new ImagesRetracted(ID, List.of(A), "before"))
        .when(retract(List.of(A, B)))
        .expectEvents(new ImagesRetracted(ID, List.of(B), "why"));
  }

  @Test
  void whatIsRetractedAlreadyIsASuccessWithoutAnEvent() {
    fixture()
        .given(DEFINED, new ImagesRetracted(ID, List.of(A, B), "before"))
        .when(retract(List.of(B)))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void aMistakeIsCorrected() {
    fixture()
        .given(DEFINED, new ImagesRetracted(ID, List.of(A, B), "before"))
        .when(reinstate(List.of(B, C)))
        .expectEvents(new ImagesReinstated(ID, List.of(B), "why"));
  }

  @Test
  void whatIsNotRetractedIsReinstatedWithoutAnEvent() {
    fixture().given(DEFINED).when(reinstate(List.of(A))).expectNoEvents();
  }

  @Test
  void whatWasReinstatedCanBeRetractedAgain() {
    fixture()
        .given(
            DEFINED,
            new ImagesRetracted(ID, List.of(A), "before"),
            new ImagesReinstated(ID, List.of(A), "not that one"))
        .when(retract(List.of(A)))
        .expectEvents(new ImagesRetracted(ID, List.of(A), "why"));
  }

  static Stream<List<String>> wrongIds() {
    return Stream.of(
        List.of(),
        List.of("x"),
        List.of(A, A.toUpperCase(Locale.ROOT)),
        Arrays.asList(A, null),
        ids(10_001));
  }

  @ParameterizedTest
  @MethodSource("wrongIds")
  void imagesAreNamedByOneToTenThousandIds(List<String> ids) {
    expectRejection(fixture().given(DEFINED).when(retract(ids)), ErrorCode.IMAGE_IDS_INVALID);
    expectRejection(fixture().given(DEFINED).when(reinstate(ids)), ErrorCode.IMAGE_IDS_INVALID);
  }

  @Test
  void tenThousandAreNotTooMany() {
    fixture().given(DEFINED).when(retract(ids(10_000))).expectSuccessfulHandlerExecution();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t", "a\u0000", "\uD83D"})
  void aReasonIsGivenInPlainText(String reason) {
    expectRejection(
        fixture().given(DEFINED).when(new RetractImages(ID, List.of(A), reason, null)),
        ErrorCode.REASON_INVALID);
    expectRejection(
        fixture().given(DEFINED).when(new ReinstateImages(ID, List.of(A), reason, null)),
        ErrorCode.REASON_INVALID);
  }

  @Test
  void aReasonHasAtMost512Characters() {
    fixture()
        .given(DEFINED)
        .when(new RetractImages(ID, List.of(A), "a".repeat(512), null))
        .expectSuccessfulHandlerExecution();
    expectRejection(
        fixture().given(DEFINED).when(new RetractImages(ID, List.of(A), "a".repeat(513), null)),
        ErrorCode.REASON_INVALID);
  }

  @Test
  void whoSawAnotherVersionIsRefused() {
    SelectionSpec buses = SelectionSpec.ofText("tag:bus");
    ImagesRetracted earlier = new ImagesRetracted(ID, List.of(A), "before");
    fixture()
        .given(DEFINED, earlier)
        .when(new ChangeSelection(ID, buses, 2L))
        .expectSuccessfulHandlerExecution();
    expectRejection(
        fixture().given(DEFINED, earlier).when(new ChangeSelection(ID, buses, 1L)),
        ErrorCode.STALE_VERSION);
    expectRejection(
        fixture().given(DEFINED, earlier).when(new RetractImages(ID, List.of(B), "why", 1L)),
        ErrorCode.STALE_VERSION);
    expectRejection(
        fixture().given(DEFINED, earlier).when(new ReinstateImages(ID, List.of(A), "why", 3L)),
        ErrorCode.STALE_VERSION);
  }

  @Test
  void aDatasetThatIsNotThereRetractsNothing() {
    fixture()
        .givenNoPriorActivity()
        .when(retract(List.of(A)))
        .expectException(AggregateNotFoundException.class);
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Identities.derived(String.valueOf(i), "image"))
        .toList();
  }

  private static RetractImages retract(List<String> ids) {
    return new RetractImages(ID, ids, "why", null);
  }

  private static ReinstateImages reinstate(List<String> ids) {
    return new ReinstateImages(ID, ids, "why", null);
  }
}
