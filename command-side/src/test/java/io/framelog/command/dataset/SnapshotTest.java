package io.framelog.command.dataset;

import static io.framelog.command.dataset.DatasetTest.CARS;
import static io.framelog.command.dataset.DatasetTest.DEFINED;
import static io.framelog.command.dataset.DatasetTest.ID;
import static io.framelog.command.dataset.DatasetTest.expectRejection;
import static io.framelog.command.dataset.DatasetTest.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.commands.SealSnapshot;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.dataset.events.ImagesRetracted;
import io.framelog.dataset.events.SelectionChanged;
import io.framelog.dataset.events.SnapshotReleased;
import io.framelog.dataset.events.SnapshotSealed;
import io.framelog.dataset.events.SnapshotTaken;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.log.Decision;
import io.framelog.selection.FrozenTerm;
import io.framelog.selection.SelectionSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
  private static final String SNAPSHOT = Identities.derived("command-1", "snapshot");
  private static final String ROOT = Sha256.hex("root");
  private static final SnapshotTaken TAKEN = new SnapshotTaken(ID, SNAPSHOT, null, 100, CARS, 1);

  @Test
  void withoutAPositionTheHeadIsFrozen() {
    fixture()
        .given(DEFINED)
        .when(take(null, null))
        .expectEvents(TAKEN)
        .expectResultMessagePayload(new Decision(ID, 2, Map.of("snapshotId", SNAPSHOT)));
  }

  @Test
  void anyPastPositionCanBeFrozenUnderAName() {
    fixture()
        .given(DEFINED)
        .when(take("first \uD83D\uDE80", 1L))
        .expectEvents(new SnapshotTaken(ID, SNAPSHOT, "first \uD83D\uDE80", 1, CARS, 1));
  }

  @Test
  void theSelectionIsTheOneOfTheTaking() {
    SelectionSpec buses = SelectionSpec.ofText("tag:bus");
    fixture()
        .given(DEFINED, new SelectionChanged(ID, buses))
        .when(take(null, 7L))
        .expectEvents(new SnapshotTaken(ID, SNAPSHOT, null, 7, buses, 1));
  }

  @Test
  void aSelectionByLikenessIsTakenWithTheImagesThatItStoodFor() {
    SelectionSpec similar = SelectionSpec.ofText("tag:car AND similar-to:red>=0.5");
    FrozenTerm red = new FrozenTerm("similar-to:red>=0.5", List.of(SNAPSHOT));
    FrozenTerm blue = new FrozenTerm("similar-to:blue>=0.5", List.of(SNAPSHOT));

    expectRejection(
        fixture().given(DEFINED, new SelectionChanged(ID, similar)).when(take(null, 7L)),
        ErrorCode.SELECTION_NOT_FROZEN);
    expectRejection(
        fixture()
            .given(DEFINED, new SelectionChanged(ID, similar))
            .when(command(new TakeSnapshot(ID, null, 7L).with(List.of(blue)))),
        ErrorCode.SELECTION_NOT_FROZEN);
    fixture()
        .given(DEFINED, new SelectionChanged(ID, similar))
        .when(command(new TakeSnapshot(ID, null, 7L).with(List.of(blue, red))))
        .expectEvents(new SnapshotTaken(ID, SNAPSHOT, null, 7, similar.frozen(List.of(red)), 1));
  }

  @Test
  void theSameCommandDecidedAgainTakesNoSecondSnapshot() {
    fixture()
        .given(DEFINED, TAKEN)
        .when(take(null, null))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 2, Map.of("snapshotId", SNAPSHOT)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void positionsBeginAtOne(long position) {
    expectRejection(
        fixture().given(DEFINED).when(take(null, position)), ErrorCode.POSITION_INVALID);
  }

  @ParameterizedTest
  @ValueSource(longs = {101, Long.MAX_VALUE})
  void theFutureCannotBeFrozen(long position) {
    expectRejection(
        fixture().given(DEFINED).when(take(null, position)), ErrorCode.POSITION_BEYOND_HEAD);
  }

  @Test
  void anEmptyLogCannotBeFrozen() {
    AggregateTestFixture<Dataset> fixture = new AggregateTestFixture<>(Dataset.class);
    fixture.registerInjectableResource(new FixedLog(0));
    expectRejection(fixture.given(DEFINED).when(take(null, null)), ErrorCode.POSITION_INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000", "\uD83D"})
  void aSnapshotsNameIsShortText(String name) {
    expectRejection(fixture().given(DEFINED).when(take(name, null)), ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void aSnapshotsNameHasAtMost128Characters() {
    fixture().given(DEFINED).when(take("a".repeat(128), null)).expectSuccessfulHandlerExecution();
    expectRejection(
        fixture().given(DEFINED).when(take("a".repeat(129), null)), ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void aSnapshotIsSealed() {
    fixture()
        .given(DEFINED, TAKEN)
        .when(new SealSnapshot(ID, SNAPSHOT, 3, ROOT))
        .expectEvents(new SnapshotSealed(ID, SNAPSHOT, 3, ROOT))
        .expectResultMessagePayload(new Decision(ID, 2, Map.of()));
  }

  @Test
  void theSameSealAgainIsASuccessWithoutAnEvent() {
    fixture()
        .given(DEFINED, TAKEN, new SnapshotSealed(ID, SNAPSHOT, 3, ROOT))
        .when(new SealSnapshot(ID, SNAPSHOT, 3, ROOT))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void aSealIsNeverReplaced() {
    SnapshotSealed sealed = new SnapshotSealed(ID, SNAPSHOT, 3, ROOT);
    expectRejection(
        fixture().given(DEFINED, TAKEN, sealed).when(new SealSnapshot(ID, SNAPSHOT, 4, ROOT)),
        ErrorCode.SNAPSHOT_ALREADY_SEALED);
    expectRejection(
        fixture()
            .given(DEFINED, TAKEN, sealed)
            .when(new SealSnapshot(ID, SNAPSHOT, 3, Sha256.hex("another"))),
        ErrorCode.SNAPSHOT_ALREADY_SEALED);
  }

  @Test
  void onlyASnapshotThatWasTakenIsSealed() {
    expectRejection(
        fixture().given(DEFINED).when(new SealSnapshot(ID, SNAPSHOT, 3, ROOT)),
        ErrorCode.SNAPSHOT_NOT_FOUND);
  }

  @Test
  void aSealIsComplete() {
    expectRejection(
        fixture().given(DEFINED, TAKEN).when(new SealSnapshot(ID, SNAPSHOT, -1, ROOT)),
        ErrorCode.VALIDATION_FAILED);
    expectRejection(
        fixture()
            .given(DEFINED, TAKEN)
            .when(new SealSnapshot(ID, SNAPSHOT, 3, ROOT.toUpperCase(Locale.ROOT))),
        ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void aDatasetComesBackFromItsSnapshotInTheLogAsItWas() {
    Dataset dataset = new Dataset();
    dataset.on(DEFINED);
    dataset.on(TAKEN);
    dataset.on(new SnapshotSealed(ID, SNAPSHOT, 3, ROOT));
    dataset.on(new SnapshotReleased(ID, SNAPSHOT, "v1"));
    dataset.on(new ImagesRetracted(ID, List.of(SNAPSHOT), "because"));
    Jackson3Serializer serializer = Jackson3Serializer.builder().build();
    Dataset back = serializer.deserialize(serializer.serialize(dataset, String.class));
    assertThat(back).usingRecursiveComparison().isEqualTo(dataset);
  }

  private static Object take(@Nullable String name, @Nullable Long position) {
    return command(new TakeSnapshot(ID, name, position));
  }

  private static Object command(TakeSnapshot command) {
    return new GenericCommandMessage<>(
        new GenericMessage<>("command-1", command, MetaData.emptyInstance()),
        TakeSnapshot.class.getName());
  }
}
