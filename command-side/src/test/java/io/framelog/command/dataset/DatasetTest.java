package io.framelog.command.dataset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framelog.dataset.commands.ChangeSelection;
import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.events.DatasetDefined;
import io.framelog.dataset.events.SelectionChanged;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.log.Decision;
import io.framelog.selection.SelectionSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
  static final String ID = Identities.dataset("cars");
  static final SelectionSpec CARS = SelectionSpec.ofText("tag:car AND width>=512");
  static final DatasetDefined DEFINED = new DatasetDefined(ID, "cars", CARS);
  private static final String A = Identities.derived("a", "image");
  private static final String B = Identities.derived("b", "image");

  @Test
  void aDatasetIsDefined() {
    fixture()
        .givenNoPriorActivity()
        .when(new DefineDataset(ID, "cars", CARS))
        .expectEvents(DEFINED)
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  @Test
  void theSameDefinitionAgainIsASuccessWithoutAnEvent() {
    fixture()
        .given(DEFINED)
        .when(new DefineDataset(ID, "cars", CARS))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 1, Map.of()));
  }

  @Test
  void anotherSelectionUnderTheSameNameIsRefused() {
    expectRejection(
        fixture()
            .given(DEFINED)
            .when(new DefineDataset(ID, "cars", SelectionSpec.ofText("tag:bus"))),
        ErrorCode.DATASET_EXISTS);
    expectRejection(
        fixture()
            .given(DEFINED, new SelectionChanged(ID, SelectionSpec.ofText("tag:bus")))
            .when(new DefineDataset(ID, "cars", CARS)),
        ErrorCode.DATASET_EXISTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "cars", "coco-2017.v1_b", "a..b"})
  void aNameIsALowerCaseWord(String name) {
    String id = Identities.dataset(name);
    fixture()
        .givenNoPriorActivity()
        .when(new DefineDataset(id, name, CARS))
        .expectEvents(new DatasetDefined(id, name, CARS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " cars",
        "Cars",
        "-cars",
        ".cars",
        "_cars",
        "c\u00E4rs",
        "a/b",
        "a b",
        "a\n",
        "\uD83D"
      })
  void anythingElseIsNoName(String name) {
    expectRejection(
        fixture()
            .givenNoPriorActivity()
            .when(new DefineDataset(Identities.dataset(name), name, CARS)),
        ErrorCode.DATASET_NAME_INVALID);
  }

  @Test
  void aNameHasAtMost128Characters() {
    String longest = "a".repeat(128);
    fixture()
        .givenNoPriorActivity()
        .when(new DefineDataset(Identities.dataset(longest), longest, CARS))
        .expectSuccessfulHandlerExecution();
    String longer = longest + "a";
    expectRejection(
        fixture()
            .givenNoPriorActivity()
            .when(new DefineDataset(Identities.dataset(longer), longer, CARS)),
        ErrorCode.DATASET_NAME_INVALID);
  }

  @Test
  void theIdComesFromTheName() {
    expectRejection(
        fixture().givenNoPriorActivity().when(new DefineDataset(ID, "buses", CARS)),
        ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void anUnreadableSelectionSaysTheColumn() {
    fixture()
        .givenNoPriorActivity()
        .when(new DefineDataset(ID, "cars", SelectionSpec.ofText("tag:car AND")))
        .expectNoEvents()
        .expectException(CommandRejected.class)
        .expectExceptionDetails(
            Matchers.matches(
                (Object details) ->
                    details instanceof Rejection rejection
                        && rejection.code() == ErrorCode.SELECTION_INVALID
                        && rejection.properties().equals(Map.of("column", 12))));
  }

  static Stream<SelectionSpec> unreadable() {
    return Stream.of(
        SelectionSpec.ofText("no-such-field:x"),
        SelectionSpec.ofText("tag:\"a\u0000\""),
        SelectionSpec.ofText("tag:\uD83D"),
        SelectionSpec.ofText("(".repeat(5_000)),
        SelectionSpec.ofIds(List.of(A, "not an id")),
        SelectionSpec.ofIds(List.of(A.toUpperCase(Locale.ROOT))),
        SelectionSpec.ofIds(Collections.nCopies(100_001, A)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void aSelectionMustBeReadable(SelectionSpec selection) {
    expectRejection(
        fixture().givenNoPriorActivity().when(new DefineDataset(ID, "cars", selection)),
        ErrorCode.SELECTION_INVALID);
    expectRejection(
        fixture().given(DEFINED).when(new ChangeSelection(ID, selection)),
        ErrorCode.SELECTION_INVALID);
  }

  @Test
  void explicitIdsAreSortedAndEachOnce() {
    List<String> sorted = new ArrayList<>(List.of(A, B));
    Collections.sort(sorted);
    DatasetDefined defined = new DatasetDefined(ID, "cars", SelectionSpec.ofIds(sorted));
    fixture()
        .givenNoPriorActivity()
        .when(new DefineDataset(ID, "cars", SelectionSpec.ofIds(List.of(A, B, A))))
        .expectEvents(defined);
    fixture()
        .given(defined)
        .when(new DefineDataset(ID, "cars", SelectionSpec.ofIds(Arrays.asList(B, A, B))))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void aHundredThousandIdsCanBeSelected() {
    SelectionSpec most = SelectionSpec.ofIds(Collections.nCopies(100_000, A));
    fixture()
        .givenNoPriorActivity()
        .when(new DefineDataset(ID, "cars", most))
        .expectEvents(new DatasetDefined(ID, "cars", SelectionSpec.ofIds(List.of(A))));
  }

  @Test
  void everythingAndNothingCanBeSelected() {
    for (SelectionSpec selection :
        List.of(SelectionSpec.ofText(""), SelectionSpec.ofIds(List.of()))) {
      fixture()
          .givenNoPriorActivity()
          .when(new DefineDataset(ID, "cars", selection))
          .expectEvents(new DatasetDefined(ID, "cars", selection));
    }
  }

  @Test
  void aSelectionIsReplaced() {
    SelectionSpec buses = SelectionSpec.ofText("tag:bus");
    fixture()
        .given(DEFINED)
        .when(new ChangeSelection(ID, buses))
        .expectEvents(new SelectionChanged(ID, buses))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
    fixture()
        .given(DEFINED, new SelectionChanged(ID, buses))
        .when(new ChangeSelection(ID, buses))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void aDatasetThatWasNeverDefinedIsNotThere() {
    fixture()
        .givenNoPriorActivity()
        .when(new ChangeSelection(ID, CARS))
        .expectException(AggregateNotFoundException.class);
  }

  static AggregateTestFixture<Dataset> fixture() {
    AggregateTestFixture<Dataset> fixture = new AggregateTestFixture<>(Dataset.class);
    fixture.registerInjectableResource(new FixedLog(100));
    return fixture;
  }

  static void expectRejection(ResultValidator<?> result, ErrorCode code) {
    result
        .expectNoEvents()
        .expectException(CommandRejected.class)
        .expectExceptionDetails(
            Matchers.matches(
                (Object details) ->
                    details instanceof Rejection rejection && rejection.code() == code));
  }

  @Test
  void theExpectationOfARejectionCanFail() {
    ResultValidator<?> result =
        fixture().givenNoPriorActivity().when(new DefineDataset(ID, "Cars", CARS));
    assertThatThrownBy(() -> expectRejection(result, ErrorCode.DATASET_EXISTS))
        .isInstanceOf(AssertionError.class);
  }
}
