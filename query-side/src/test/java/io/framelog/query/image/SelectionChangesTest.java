package io.framelog.query.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.Origin;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.ImageErased;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.queries.FindSelectionChanges;
import io.framelog.image.queries.SelectionChange;
import io.framelog.image.queries.SelectionChange.Kind;
import io.framelog.image.queries.SelectionChanges;
import io.framelog.log.LogReader;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.progress.ProjectionProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ReadModelTest
class SelectionChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Map<String, Predicate<Oracle.State>> SELECTIONS =
      Map.of(
          "", state -> !state.removed(),
          "tag:car", state -> !state.removed() && state.tags().contains("car"),
          "NOT tag:car", state -> !state.removed() && !state.tags().contains("car"),
          "tag:cat OR actor:night",
              state ->
                  !state.removed()
                      && (state.tags().contains("cat") || state.actors().contains("night")),
          "caption:cat", state -> !state.removed() && state.caption().contains("cat"),
          "has:crop AND version>=3",
              state -> !state.removed() && !state.crops().isEmpty() && state.version() >= 3,
          "crop:draft",
              state ->
                  !state.removed()
                      && state.crops().values().stream()
                          .anyMatch(crop -> "draft".equals(crop.label())),
          "review:none", state -> !state.removed() && state.review() == null,
          "removed:true", Oracle.State::removed);

  private static final String WITH_VECTOR = "has:embedding";

  @Autowired TestLog log;
  @Autowired LogReader reader;
  @Autowired TestQueries queries;
  @Autowired ProjectionProgress progress;

  /** What one would see who asked about every image before and after every event. */
  private static final class Naive {
    final Oracle oracle = new Oracle();
    final Map<String, List<SelectionChange>> changes = new LinkedHashMap<>();
    final Set<String> withVector = new HashSet<>();

    Naive() {
      SELECTIONS.keySet().forEach(selection -> changes.put(selection, new ArrayList<>()));
      changes.put(WITH_VECTOR, new ArrayList<>());
    }

    void on(long position, ImageEvent event) {
      String id = event.imageId();
      Map<String, Boolean> before = members(id);
      oracle.on(position, event);
      if (event instanceof EmbeddingRecorded recorded
          && recorded.subject().equals(EmbeddingSubject.image())) {
        withVector.add(id);
      }
      members(id).forEach((selection, now) -> note(position, event, selection, before, now));
    }

    private Map<String, Boolean> members(String id) {
      Oracle.@Nullable State state = oracle.imageIds().contains(id) ? oracle.current(id) : null;
      Map<String, Boolean> members = new LinkedHashMap<>();
      SELECTIONS.forEach(
          (selection, matches) -> members.put(selection, state != null && matches.test(state)));
      members.put(WITH_VECTOR, state != null && !state.removed() && withVector.contains(id));
      return members;
    }

    private void note(
        long position,
        ImageEvent event,
        String selection,
        Map<String, Boolean> before,
        boolean now) {
      boolean was = Boolean.TRUE.equals(before.get(selection));
      boolean edit = event instanceof AnnotationEvent;
      if (was != now || (now && edit)) {
        Kind kind = was == now ? Kind.CHANGED : now ? Kind.ENTERED : Kind.LEFT;
        changes
            .computeIfAbsent(selection, none -> new ArrayList<>())
            .add(
                new SelectionChange(
                    position,
                    kind,
                    event.imageId(),
                    oracle.current(event.imageId()).version(),
                    event.getClass().getSimpleName(),
                    edit ? "ann" : null));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4121, 4122, 4123})
  void whereverOneBeginsAnewEveryChangeIsToldOnceAndInOrder(long seed) {
    Naive naive = new Naive();
    long before = reader.head().position();
    RandomHistory history = new RandomHistory(seed, naive.oracle);
    Random random = new Random(seed);
    long last = before;
    for (int batch = 0; batch < 40; batch++) {
      ImageEvent event = history.next();
      last = log.append(event);
      naive.on(last, event);
      for (int more = random.nextInt(10); more > 0; more--) {
        event = history.next();
        last = log.append(event);
        naive.on(last, event);
      }
    }

    for (Map.Entry<String, List<SelectionChange>> expected : naive.changes.entrySet()) {
      assertThat(told(expected.getKey(), before, last, random))
          .as(expected.getKey())
          .isEqualTo(expected.getValue());
    }
    assertThat(naive.changes.values().stream().flatMap(List::stream).map(SelectionChange::kind))
        .contains(Kind.values());
    assertThat(naive.changes.get(WITH_VECTOR)).isNotEmpty();
  }

  private List<SelectionChange> told(String selection, long before, long last, Random random) {
    List<SelectionChange> told = new ArrayList<>();
    long position = before;
    while (position < last) {
      SelectionChanges next = changes(selection, position, 1 + random.nextInt(40));
      assertThat(next.position()).isGreaterThan(position);
      told.addAll(next.changes());
      position = next.position();
    }
    return told;
  }

  private SelectionChanges changes(String selection, long after, int limit) {
    return queries.ask(new FindSelectionChanges(selection, after, limit), SelectionChanges.class);
  }

  @Test
  void aRemovedImageLeavesAndARestoredOneEnters() {
    String id = Images.id();
    long registered = log.append(Images.registered(id));
    long removed = log.append(new ImageRemoved(id, null));
    long restored = log.append(new ImageRestored(id));
    progress.await("image", restored, PATIENCE);

    assertThat(changes("id:" + id, registered - 1, 10).changes())
        .containsExactly(
            new SelectionChange(registered, Kind.ENTERED, id, 1, "ImageRegistered", "ann"),
            new SelectionChange(removed, Kind.LEFT, id, 2, "ImageRemoved", "ann"),
            new SelectionChange(restored, Kind.ENTERED, id, 3, "ImageRestored", "ann"));
  }

  @Test
  void ofAnErasedImageOnlyItsLeavingIsTold() {
    String id = Images.id();
    ImageRegistered registered = Images.registered(id);
    long before = log.append(registered) - 1;
    log.append(new TagsEdited(id, List.of("gone"), List.of(), Origin.HUMAN));
    long erased = log.append(new ImageErased(id, null, List.of()));
    progress.await("image", erased, PATIENCE);

    assertThat(changes("tag:gone", before, 10))
        .isEqualTo(
            new SelectionChanges(
                List.of(new SelectionChange(erased, Kind.LEFT, id, 3, "ImageErased", null)),
                erased));
  }

  @Test
  void atTheHeadThereIsNothingToTellAndBeyondItIsRefused() {
    long head = log.append(Images.registered(Images.id()));

    assertThat(changes("", head, 10)).isEqualTo(new SelectionChanges(List.of(), head));
    assertThat(refusal("", head + 1)).isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(refusal("tag:", head)).isEqualTo(ErrorCode.SELECTION_INVALID);
    assertThat(refusal("similar-to:car>=0.25", head)).isEqualTo(ErrorCode.SELECTION_UNSUPPORTED);
  }

  private ErrorCode refusal(String selection, long after) {
    return queries
        .refusal(new FindSelectionChanges(selection, after, 10), SelectionChanges.class)
        .code();
  }
}
