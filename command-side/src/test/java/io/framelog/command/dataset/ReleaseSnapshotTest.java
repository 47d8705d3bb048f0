package io.framelog.command.dataset;

import static io.framelog.command.dataset.DatasetTest.CARS;
import static io.framelog.command.dataset.DatasetTest.DEFINED;
import static io.framelog.command.dataset.DatasetTest.ID;
import static io.framelog.command.dataset.DatasetTest.expectRejection;
import static io.framelog.command.dataset.DatasetTest.fixture;

import io.framelog.dataset.commands.ReleaseSnapshot;
import io.framelog.dataset.events.SnapshotReleased;
import io.framelog.dataset.events.SnapshotSealed;
import io.framelog.dataset.events.SnapshotTaken;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.log.Decision;
import java.util.Map;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseSnapshotTest {
  private static final String FIRST = Identities.derived("command-1", "snapshot");
  private static final String SECOND = Identities.derived("command-2", "snapshot");

  @ParameterizedTest
  @ValueSource(strings = {"v1", "1", "2026-11-22", "v1.0.0-rc.1+coco_2017"})
  void aSealedSnapshotIsReleasedUnderATag(String tag) {
    sealed()
        .when(release(FIRST, tag))
        .expectEvents(new SnapshotReleased(ID, FIRST, tag))
        .expectResultMessagePayload(new Decision(ID, 4, Map.of()));
  }

  @Test
  void theSameReleaseAgainIsASuccessWithoutAnEvent() {
    released()
        .when(release(FIRST, "v1"))
        .expectNoEvents()
        .expectResultMessagePayload(new Decision(ID, 4, Map.of()));
  }

  @Test
  void aSnapshotMayHaveSeveralTags() {
    released().when(release(FIRST, "best")).expectEvents(new SnapshotReleased(ID, FIRST, "best"));
  }

  @Test
  void aTagNeverComesToNameAnotherSnapshot() {
    expectRejection(released().when(release(SECOND, "v1")), ErrorCode.RELEASE_TAG_TAKEN);
  }

  @Test
  void aTagIsCaseSensitive() {
    released().when(release(SECOND, "V1")).expectEvents(new SnapshotReleased(ID, SECOND, "V1"));
  }

  @Test
  void aSnapshotThatIsNotSealedIsNotReleased() {
    expectRejection(
        fixture().given(DEFINED, taken(FIRST)).when(release(FIRST, "v1")),
        ErrorCode.SNAPSHOT_NOT_SEALED);
  }

  @Test
  void aSnapshotThatIsNotThereIsNotReleased() {
    expectRejection(
        fixture().given(DEFINED).when(release(FIRST, "v1")), ErrorCode.SNAPSHOT_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-v1", ".v1", "v 1", "v/1", "v1\n", "\u00E9"})
  void aTagIsShortAndPlain(String tag) {
    expectRejection(sealed().when(release(FIRST, tag)), ErrorCode.RELEASE_TAG_INVALID);
  }

  @Test
  void aTagHasAtMost64Characters() {
    sealed().when(release(FIRST, "a".repeat(64))).expectSuccessfulHandlerExecution();
    expectRejection(sealed().when(release(FIRST, "a".repeat(65))), ErrorCode.RELEASE_TAG_INVALID);
  }

  @Test
  void aSealMakesNobodysVersionStaleButAnEditDoes() {
    sealed().when(new ReleaseSnapshot(ID, FIRST, "v1", 3L)).expectSuccessfulHandlerExecution();
    expectRejection(
        released().when(new ReleaseSnapshot(ID, SECOND, "v2", 3L)), ErrorCode.STALE_VERSION);
  }

  private static TestExecutor<Dataset> sealed() {
    return fixture().given(DEFINED, taken(FIRST), seal(FIRST), taken(SECOND), seal(SECOND));
  }

  private static TestExecutor<Dataset> released() {
    return sealed().andGiven(new SnapshotReleased(ID, FIRST, "v1"));
  }

  private static SnapshotTaken taken(String snapshotId) {
    return new SnapshotTaken(ID, snapshotId, null, 100, CARS, 1);
  }

  private static SnapshotSealed seal(String snapshotId) {
    return new SnapshotSealed(ID, snapshotId, 3, Sha256.hex(snapshotId));
  }

  private static ReleaseSnapshot release(String snapshotId, String tag) {
    return new ReleaseSnapshot(ID, snapshotId, tag, null);
  }
}
