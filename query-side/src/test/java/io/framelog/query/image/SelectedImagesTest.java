package io.framelog.query.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.queries.FindSelectedImages;
import io.framelog.image.queries.SelectedImages;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReadModelTest
class SelectedImagesTest {
  @Autowired TestLog log;
  @Autowired TestQueries queries;

  private final String tag = "t" + UUID.randomUUID();
  private final String selection = "tag:" + tag;
  private List<String> images = List.of();
  private long position;

  @BeforeEach
  void sevenImages() {
    images = Stream.generate(Images::id).limit(7).sorted().toList();
    for (String image : images) {
      log.append(Images.registered(image));
      position = log.append(new TagsEdited(image, List.of(tag), List.of(), Origin.HUMAN));
    }
  }

  private List<String> page(
      String text, long at, @Nullable List<String> among, @Nullable String after, int limit) {
    return queries
        .ask(new FindSelectedImages(text, at, among, after, limit), SelectedImages.class)
        .ids();
  }

  @Test
  void pagesInTheOrderOfTheirIdsMakeTheWholeSelection() {
    List<String> all = new ArrayList<>();
    List<String> page = page(selection, position, null, null, 3);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = page(selection, position, null, page.getLast(), 3);
    }
    assertThat(all).isEqualTo(images);
  }

  @Test
  void whatWasSelectedAtAPositionStaysSelectedAtThatPosition() {
    long untagged =
        log.append(new TagsEdited(images.getFirst(), List.of(), List.of(tag), Origin.HUMAN));

    assertThat(page(selection, untagged, null, null, 10)).isEqualTo(images.subList(1, 7));
    assertThat(page(selection, position, null, null, 10)).isEqualTo(images);
  }

  @Test
  void removedImagesAreSelectedOnlyWhenTheyAreAskedFor() {
    long removed = log.append(new ImageRemoved(images.get(2), null));

    assertThat(page(selection, removed, null, null, 10)).hasSize(6).doesNotContain(images.get(2));
    assertThat(page(selection + " AND removed:true", removed, null, null, 10))
        .containsExactly(images.get(2));
  }

  @Test
  void amongSomeOnlyTheseAreAnswered() {
    List<String> some = List.of(images.get(5), images.get(1), Images.id());
    assertThat(page(selection, position, some, null, 10))
        .containsExactly(images.get(1), images.get(5));
  }

  @Test
  void whatCannotBeAnsweredIsRefused() {
    assertThat(refusal("tag:", position, null)).isEqualTo(ErrorCode.SELECTION_INVALID);
    assertThat(refusal(selection, position, "x")).isEqualTo(ErrorCode.CURSOR_INVALID);
    assertThat(refusal(selection, position + 1_000, null))
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
  }

  private ErrorCode refusal(String text, long at, @Nullable String after) {
    return queries
        .refusal(new FindSelectedImages(text, at, null, after, 10), SelectedImages.class)
        .code();
  }
}
