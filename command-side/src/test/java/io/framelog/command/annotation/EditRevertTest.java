package io.framelog.command.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.image.Box;
import io.framelog.image.CropState;
import io.framelog.image.Origin;
import io.framelog.image.ReviewState;
import io.framelog.image.events.ActorsEdited;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.CropAdded;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.ImageReviewed;
import io.framelog.image.events.MetadataEdited;
import io.framelog.image.events.TagsEdited;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The registration is at position 10, each event after it ten further on. */
class EditRevertTest {
  private static final String ID = "2ed6657d-e927-568b-95e1-2665a8aea6a2";
  private static final String CROP = "11111111-1111-5111-8111-111111111111";
  private static final Box LEFT = new Box(0, 0, 0.5, 1);
  private static final Box RIGHT = new Box(0.5, 0, 0.5, 1);

  @Test
  void anEditIsUndoneAndLaterOnesOfOtherFactsStay() {
    EditRevert revert =
        undo(
            Set.of(20L),
            new TagsEdited(ID, List.of("a"), List.of(), Origin.HUMAN),
            new TagsEdited(ID, List.of("b"), List.of(), Origin.HUMAN));

    assertThat(revert.compensations())
        .containsExactly(new TagsEdited(ID, List.of(), List.of("a"), Origin.HUMAN));
    assertThat(revert.dependents()).isEmpty();
    assertThat(revert.after().tags()).containsExactly("b", "old");
  }

  @Test
  void aCaptionThatSomebodyChangedAgainLaterStaysAndIsNamed() {
    EditRevert revert =
        undo(
            Set.of(20L),
            new CaptionChanged(ID, "first", Origin.HUMAN),
            new CaptionChanged(ID, "second", Origin.HUMAN));

    assertThat(revert.compensations()).isEmpty();
    assertThat(revert.dependents()).containsExactly(30L);
  }

  @Test
  void theAdjustmentOfACropThatWasNeverAddedHasNothingToActOn() {
    EditRevert revert =
        undo(
            Set.of(20L),
            new CropAdded(ID, CROP, LEFT, null),
            new CropAdjusted(ID, CROP, new CropState(LEFT, null), new CropState(RIGHT, null)));

    assertThat(revert.compensations()).containsExactly(new CropRemoved(ID, CROP));
    assertThat(revert.dependents()).containsExactly(30L);
  }

  @Test
  void ofTwoAdjustmentsOnlyWhatTheNamedOneChangedIsUndone() {
    CropState added = new CropState(LEFT, "a");
    CropState moved = new CropState(RIGHT, "a");
    CropState renamed = new CropState(RIGHT, "b");
    EditRevert revert =
        undo(
            Set.of(30L),
            new CropAdded(ID, CROP, LEFT, "a"),
            new CropAdjusted(ID, CROP, added, moved),
            new CropAdjusted(ID, CROP, moved, renamed));

    assertThat(revert.compensations())
        .containsExactly(new CropAdjusted(ID, CROP, renamed, new CropState(LEFT, "b")));
    assertThat(revert.dependents()).containsExactly(40L);
  }

  @Test
  void aRemovedCropComesBackUnderItsIdAsItWas() {
    EditRevert revert =
        undo(Set.of(30L), new CropAdded(ID, CROP, LEFT, "a"), new CropRemoved(ID, CROP));

    assertThat(revert.compensations()).containsExactly(new CropAdded(ID, CROP, LEFT, "a"));
  }

  @Test
  void undoingWhatWasUndoneChangesNothing() {
    List<AnnotationEvent> history =
        new ArrayList<>(
            List.of(
                new TagsEdited(ID, List.of("a"), List.of("old"), Origin.HUMAN),
                new CaptionChanged(ID, "mine", Origin.HUMAN),
                new MetadataEdited(ID, Map.of("n", 1), List.of("k")),
                new CropAdded(ID, CROP, LEFT, null)));
    Set<Long> named = Set.of(20L, 30L, 40L, 50L);
    history.addAll(undo(named, history).compensations());

    assertThat(undo(named, history).compensations()).isEmpty();
  }

  @Test
  void undoingTheUndoingBringsItAllBack() {
    List<AnnotationEvent> history =
        new ArrayList<>(
            List.of(
                new TagsEdited(ID, List.of("a"), List.of("old"), Origin.HUMAN),
                new CaptionChanged(ID, "mine", Origin.HUMAN),
                new MetadataEdited(ID, Map.of("n", 1), List.of("k")),
                new CropAdded(ID, CROP, LEFT, null),
                new CropAdjusted(
                    ID, CROP, new CropState(LEFT, null), new CropState(RIGHT, "x"))));
    EditRevert first = undo(Set.of(20L, 30L, 40L, 50L), history);
    history.addAll(first.compensations());

    EditRevert second = undo(Set.of(70L, 80L, 90L, 100L), history);

    assertThat(first.compensations()).hasSize(4);
    assertThat(second.after().tags()).containsExactly("a");
    assertThat(second.after().caption()).isEqualTo("mine");
    assertThat(second.after().metadata()).isEqualTo(Map.of("n", 1));
    assertThat(second.after().crops().find(CROP)).isEqualTo(new CropState(RIGHT, "x"));
    assertThat(second.compensations()).hasSize(4);
  }

  @Test
  void aRemovalIsUndoneByRestoringTheImageBeforeAnythingElse() {
    EditRevert revert =
        undo(
            Set.of(20L, 30L),
            new CaptionChanged(ID, "mine", Origin.HUMAN),
            new ImageRemoved(ID, "why"));

    assertThat(revert.compensations())
        .containsExactly(new ImageRestored(ID), new CaptionChanged(ID, "", Origin.HUMAN));
    assertThat(revert.isBarredByRemoval()).isFalse();
  }

  @Test
  void aRemovedImageThatStaysRemovedAcceptsNoUndo() {
    AnnotationEvent[] history = {
      new CaptionChanged(ID, "mine", Origin.HUMAN), new ImageRemoved(ID, "why")
    };

    assertThat(undo(Set.of(20L), history).isBarredByRemoval()).isTrue();
    assertThat(undo(Set.of(), history).isBarredByRemoval()).isFalse();
  }

  @Test
  void onARestorationEverythingLaterDepends() {
    EditRevert revert =
        undo(
            Set.of(30L),
            new ImageRemoved(ID, "why"),
            new ImageRestored(ID),
            new ActorsEdited(ID, List.of("ann"), List.of()));

    assertThat(revert.compensations()).containsExactly(new ImageRemoved(ID, null));
    assertThat(revert.dependents()).containsExactly(40L);
  }

  @Test
  void theRegistrationAndOpinionsAreNotUndone() {
    EditRevert revert =
        undo(Set.of(10L, 20L), new ImageReviewed(ID, ReviewState.APPROVED, "fine"));

    assertThat(revert.compensations()).isEmpty();
    assertThat(revert.after().tags()).containsExactly("old");
  }

  private static EditRevert undo(Set<Long> named, AnnotationEvent... events) {
    return undo(named, List.of(events));
  }

  private static EditRevert undo(Set<Long> named, List<AnnotationEvent> events) {
    List<LoggedEdit> history = new ArrayList<>();
    history.add(new LoggedEdit(10, registered()));
    events.forEach(event -> history.add(new LoggedEdit(10L * (history.size() + 1), event)));
    return EditRevert.plan(history, named);
  }

  private static ImageRegistered registered() {
    return new ImageRegistered(
        ID,
        "images/" + ID + ".png",
        "00",
        "image/png",
        1,
        100,
        100,
        null,
        null,
        List.of("old"),
        List.of(),
        Map.of("k", "v"),
        List.of(),
        Origin.HUMAN);
  }
}
