package io.framelog.query.duplicate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.duplicate.DuplicateGroup;
import io.framelog.duplicate.DuplicateGroupMembers;
import io.framelog.duplicate.DuplicateGroups;
import io.framelog.duplicate.DuplicateImage;
import io.framelog.duplicate.DuplicatesOfImage;
import io.framelog.duplicate.FindDuplicateGroup;
import io.framelog.duplicate.FindDuplicatesOf;
import io.framelog.duplicate.ListDuplicateGroups;
import io.framelog.duplicate.ResolveDuplicates;
import io.framelog.error.ErrorCode;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRemoved;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import io.framelog.query.image.Images;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ReadModelTest
class DuplicateGroupsTest {
  @Autowired TestLog log;
  @Autowired TestQueries queries;
  @Autowired JdbcTemplate jdbc;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void everyNearPairIsInAGroupNoMemberIsFarAndNoGroupLiesWithinAnother(int distance) {
    LivePictures pictures = new LivePictures(log, "laws-" + distance);
    ClusteredHashes hashes = new ClusteredHashes(distance);
    pictures.add(hashes.next(90));
    pictures.disturb(new SplittableRandom(distance), hashes, 40);
    Map<String, Long> live = pictures.live();

    List<Set<String>> groups = new ArrayList<>();
    for (DuplicateGroup group : all(distance, pictures)) {
      List<String> ids = ids(group.images());
      if (live.containsKey(ids.getFirst())) { // else of another test, by another algorithm
        assertThat(live.keySet()).containsAll(ids);
        assertThat(ids).doesNotHaveDuplicates().hasSize((int) group.size());
        long first = requireNonNull(live.get(ids.getFirst()));
        for (DuplicateImage image : group.images()) {
          long hash = requireNonNull(live.get(image.image().imageId()));
          assertThat(image.distance()).isEqualTo(Long.bitCount(hash ^ first));
        }
        assertThat(group.distance())
            .isEqualTo(group.images().getLast().distance())
            .isLessThanOrEqualTo(distance);
        groups.add(Set.copyOf(ids));
      }
    }
    assertThat(groups).isNotEmpty();
    for (Set<String> one : groups) {
      assertThat(groups.stream().filter(other -> other.containsAll(one))).hasSize(1);
    }
    live.forEach(
        (one, hash) ->
            live.forEach(
                (other, otherHash) -> {
                  if (!one.equals(other) && Long.bitCount(hash ^ otherHash) <= distance) {
                    assertThat(groups)
                        .as("%s and %s", one, other)
                        .anyMatch(group -> group.containsAll(List.of(one, other)));
                  }
                }));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8})
  void theNeighboursOfAnImageAreThoseOfBruteForce(int distance) {
    LivePictures pictures = new LivePictures(log, "neighbours-" + distance);
    pictures.add(new ClusteredHashes(31 + distance).next(120));
    Map<String, Long> live = pictures.live();

    live.forEach(
        (id, hash) -> {
          DuplicatesOfImage answer = duplicatesOf(id, distance, 500, pictures.head());
          Map<String, Integer> found = new HashMap<>();
          answer.images().forEach(each -> found.put(each.image().imageId(), each.distance()));
          Map<String, Integer> expected = new HashMap<>();
          live.forEach((other, theirs) -> expected.put(other, Long.bitCount(hash ^ theirs)));
          expected.remove(id);
          expected.values().removeIf(far -> far > distance);
          assertThat(found).isEqualTo(expected);
          assertThat(answer.size()).isEqualTo(expected.size());
          assertThat(answer.images()).extracting(DuplicateImage::distance).isSorted();
        });
  }

  @Test
  void ofManyNeighboursTheNearestAreTold() {
    LivePictures pictures = new LivePictures(log, "many-neighbours");
    String id = pictures.add(0L);
    pictures.add(Collections.nCopies(20, 0b11L));
    List<String> same = pictures.add(Collections.nCopies(3, 0L));
    DuplicatesOfImage answer = duplicatesOf(id, 4, 3, pictures.head());
    assertThat(answer.size()).isEqualTo(23);
    assertThat(ids(answer.images())).containsExactlyInAnyOrderElementsOf(same);
  }

  @Test
  void aRemovedImageLeavesItsGroupAndARestoredOneComesBack() {
    LivePictures pictures = new LivePictures(log, "leaves");
    String first = pictures.add(0L);
    String second = pictures.add(1L);
    DuplicateGroup group = groupOf(first, 2, pictures);

    pictures.remove(second);
    assertThat(queries.refusal(find(group.groupId(), pictures), DuplicateGroupMembers.class).code())
        .isEqualTo(ErrorCode.DUPLICATE_GROUP_CHANGED);
    assertThat(all(2, pictures)).noneMatch(each -> ids(each.images()).contains(first));
    assertThat(duplicatesOf(first, 2, 10, pictures.head()).size()).isZero();
    assertThat(ids(duplicatesOf(second, 2, 10, pictures.head()).images()))
        .as("seen from a removed image")
        .containsExactly(first);

    pictures.restore(second);
    assertThat(groupOf(first, 2, pictures).groupId()).isEqualTo(group.groupId());
    assertThat(
            ids(
                queries
                    .ask(find(group.groupId(), pictures), DuplicateGroupMembers.class)
                    .group()
                    .images()))
        .containsExactly(first, second);
  }

  @Test
  void aNewMemberMakesAnotherGroup() {
    LivePictures pictures = new LivePictures(log, "joins");
    String first = pictures.add(0L);
    pictures.add(1L);
    String before = groupOf(first, 2, pictures).groupId();
    pictures.add(2L);
    assertThat(groupOf(first, 2, pictures).groupId()).isNotEqualTo(before);
    assertThat(queries.refusal(find(before, pictures), DuplicateGroupMembers.class).code())
        .isEqualTo(ErrorCode.DUPLICATE_GROUP_CHANGED);
  }

  @Test
  void aGroupThatWasResolvedIsStillFoundByWhomItWasResolvedFor() {
    LivePictures pictures = new LivePictures(log, "resolved");
    List<String> ids = pictures.add(List.of(0L, 1L, 2L));
    DuplicateGroup group = groupOf(ids.getFirst(), 2, pictures);
    ResolveDuplicates resolve = new ResolveDuplicates(ids.get(1), ids, Map.of());
    List<ImageEvent> removals =
        List.of(
            new ImageRemoved(ids.get(0), resolve.reason()),
            new ImageRemoved(ids.get(2), resolve.reason()));
    long position = log.append("ann", removals);

    String groupId = group.groupId();
    for (String other : new String[] {null, ids.get(0), Images.id()}) {
      assertThat(refusal(new FindDuplicateGroup(groupId, other, null, 9, position)))
          .isEqualTo(ErrorCode.DUPLICATE_GROUP_CHANGED);
    }
    DuplicateGroup found =
        queries
            .ask(
                new FindDuplicateGroup(groupId, ids.get(1), null, 9, position),
                DuplicateGroupMembers.class)
            .group();
    assertThat(found.groupId()).isEqualTo(groupId);
    assertThat(ids(found.images())).containsExactlyInAnyOrderElementsOf(ids);
  }

  /** Else somebody would resolve half a group. */
  @Test
  void aGroupOfWhichNotAllImagesAreReadableYetIsNotGivenOut() {
    LivePictures pictures = new LivePictures(log, "half-readable");
    List<String> ids = pictures.add(List.of(0L, 1L));
    String groupId = groupOf(ids.getFirst(), 1, pictures).groupId();
    jdbc.update("delete from image where image_id = ?::uuid", ids.getLast());

    assertThat(refusal(find(groupId, pictures))).isEqualTo(ErrorCode.PROJECTION_BEHIND);
    assertThat(ids(groupOf(ids.getFirst(), 1, pictures).images())).containsExactly(ids.getFirst());
  }

  @Test
  void aLargeGroupIsCutInListsAndReadPageByPage() {
    LivePictures pictures = new LivePictures(log, "large");
    List<String> ids = new ArrayList<>(pictures.add(Collections.nCopies(150, 0b1L)));
    ids.addAll(pictures.add(Collections.nCopies(100, 0b111L)));
    DuplicateGroup group =
        all(4, pictures).stream().filter(each -> each.size() == 250).findFirst().orElseThrow();
    assertThat(group.images()).hasSize(DuplicateGroup.SHOWN);

    List<String> read = new ArrayList<>();
    String after = null;
    do {
      DuplicateGroupMembers page =
          queries.ask(
              new FindDuplicateGroup(group.groupId(), null, after, 60, pictures.head()),
              DuplicateGroupMembers.class);
      read.addAll(ids(page.group().images()));
      assertThat(page.group().size()).isEqualTo(250);
      after = page.next();
    } while (after != null);
    assertThat(read).hasSize(250).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void anImageWithoutAFingerprintHasNoDuplicates() {
    String id = Images.id();
    long position = log.append(Images.registered(id));
    assertThat(duplicatesOf(id, 8, 10, position).images()).isEmpty();
  }

  @Test
  void badQuestionsAreRefusedWithTheirCodes() {
    assertThat(refusal(new ListDuplicateGroups(9, 10, null, null)))
        .isEqualTo(ErrorCode.MAX_DISTANCE_INVALID);
    assertThat(refusal(new ListDuplicateGroups(-1, 10, null, null)))
        .isEqualTo(ErrorCode.MAX_DISTANCE_INVALID);
    assertThat(refusal(new ListDuplicateGroups(4, 0, null, null)))
        .isEqualTo(ErrorCode.VALIDATION_FAILED);
    for (String cursor : List.of("", "x", "?", "AAAAAAAAAAAA", "AAAAAAAAAAAAAAAA")) {
      assertThat(refusal(new ListDuplicateGroups(4, 10, cursor, null)))
          .as(cursor)
          .isEqualTo(ErrorCode.CURSOR_INVALID);
    }
    for (String group : List.of("", "x", "?", "A".repeat(30), "f".repeat(40))) {
      assertThat(refusal(new FindDuplicateGroup(group, null, null, 10, null)))
          .as(group)
          .isEqualTo(ErrorCode.DUPLICATE_GROUP_NOT_FOUND);
    }
    assertThat(refusal(new FindDuplicatesOf(Images.id(), 4, 10, null)))
        .isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal(new FindDuplicatesOf("no-uuid", 4, 10, null)))
        .isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal(new FindDuplicatesOf(Images.id(), 4, 501, null)))
        .isEqualTo(ErrorCode.VALIDATION_FAILED);
  }

  @Test
  void aMemberThatIsNoneIsNoCursor() {
    LivePictures pictures = new LivePictures(log, "cursor");
    List<String> ids = pictures.add(List.of(0L, 1L));
    String groupId = groupOf(ids.getFirst(), 1, pictures).groupId();
    assertThat(refusal(new FindDuplicateGroup(groupId, null, Images.id(), 10, null)))
        .isEqualTo(ErrorCode.CURSOR_INVALID);
  }

  private ErrorCode refusal(Object query) {
    return queries.refusal(query, Object.class).code();
  }

  private static FindDuplicateGroup find(String groupId, LivePictures pictures) {
    return new FindDuplicateGroup(groupId, null, null, 100, pictures.head());
  }

  private DuplicatesOfImage duplicatesOf(String id, int distance, int limit, long position) {
    return queries.ask(
        new FindDuplicatesOf(id, distance, limit, position), DuplicatesOfImage.class);
  }

  private DuplicateGroup groupOf(String id, int distance, LivePictures pictures) {
    return all(distance, pictures).stream()
        .filter(group -> ids(group.images()).contains(id))
        .findFirst()
        .orElseThrow();
  }

  /** Page by page, also those of other tests. */
  private List<DuplicateGroup> all(int distance, LivePictures pictures) {
    List<DuplicateGroup> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      DuplicateGroups page =
          queries.ask(
              new ListDuplicateGroups(distance, 7, cursor, pictures.head()), DuplicateGroups.class);
      assertThat(page.position()).isGreaterThanOrEqualTo(pictures.head());
      assertThat(page.groups()).hasSizeLessThanOrEqualTo(7);
      all.addAll(page.groups());
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
  }

  private static List<String> ids(List<DuplicateImage> images) {
    return images.stream().map(each -> each.image().imageId()).toList();
  }
}
