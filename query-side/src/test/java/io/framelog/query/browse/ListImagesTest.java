package io.framelog.query.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImagePage;
import io.framelog.image.queries.ListImages;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ReadModelTest
class ListImagesTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired TestLog log;
  @Autowired TestQueries queries;

  @Test
  void theNewestComeFirstAndEachImageOnce() {
    Gallery gallery = new Gallery(log, 1).register(53);

    List<String> found = all(gallery.filter, null, 10, null, gallery.head());

    List<String> newest = new ArrayList<>(gallery.ids);
    Collections.reverse(newest);
    assertThat(found).isEqualTo(newest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "created:asc",
        "updated",
        "position:asc",
        "id",
        "id:desc",
        "width",
        "height:desc",
        "bytes"
      })
  void everyOrderHasEachImageOnce(String sort) {
    Gallery gallery = new Gallery(log, 2).register(40).edit(20);
    String filter = gallery.filter + " AND (removed:true OR removed:false)";

    List<String> found = all(filter, sort, 7, null, gallery.head());

    assertThat(found).hasSize(40).containsExactlyInAnyOrderElementsOf(gallery.ids);
  }

  @Test
  void theLastPageHasNoCursorAlsoWhenItIsFull() {
    Gallery gallery = new Gallery(log, 3).register(20);

    ImagePage first = page(gallery.filter, null, 10, null, null, gallery.head());
    ImagePage second = page(gallery.filter, null, 10, first.nextCursor(), null, null);

    assertThat(first.images()).hasSize(10);
    assertThat(first.nextCursor()).isNotNull();
    assertThat(second.images()).hasSize(10);
    assertThat(second.nextCursor()).isNull();
  }

  @Test
  void aListCountsOnlyWhenAsked() {
    Gallery gallery = new Gallery(log, 4).register(12);

    assertThat(page(gallery.filter, null, 5, null, null, gallery.head()).count()).isNull();
    ListImages counting = new ListImages(gallery.filter, null, 5, null, true, null, gallery.head());
    assertThat(queries.ask(counting, ImagePage.class).count()).isEqualTo(12);
  }

  @Test
  void aWriterFindsEachOfItsWrites() {
    Gallery gallery = new Gallery(log, 5).register(3);
    for (int i = 0; i < 30; i++) {
      String id = gallery.ids.get(i % 3);
      long position = log.append(new CaptionChanged(id, "step " + i, Origin.HUMAN));

      ImagePage page = page(gallery.filter, "updated", 1, null, null, position);

      assertThat(page.position()).isGreaterThanOrEqualTo(position);
      assertThat(ids(page)).containsExactly(id);
      assertThat(json(page.images().getFirst()).path("caption").asString()).isEqualTo("step " + i);
    }
  }

  @Test
  void editsBetweenThePagesNeitherHideNorRepeatAnImageInTheOrderOfCreation() {
    Gallery gallery = new Gallery(log, 6).register(30);
    ImagePage page = page(gallery.filter, null, 10, null, null, gallery.head());
    List<String> seen = new ArrayList<>(ids(page));
    while (page.nextCursor() != null) {
      new Gallery(log, 7).register(3);
      for (String id : gallery.ids) {
        log.append(new CaptionChanged(id, "changed", Origin.HUMAN));
      }
      long head = gallery.register(1).head();
      page = page(gallery.filter, null, 10, page.nextCursor(), null, head);
      seen.addAll(ids(page));
    }
    assertThat(seen).hasSize(30).containsExactlyInAnyOrderElementsOf(gallery.ids.subList(0, 30));
  }

  @Test
  void pagesAsOfThePositionOfTheFirstAreTheSameWhateverHappens() {
    Gallery gallery = new Gallery(log, 8).register(25);
    long then = gallery.head();
    List<String> before = all(gallery.filter, "updated", 10, then, null);
    ImagePage first = page(gallery.filter, "updated", 10, null, then, null);

    for (String id : gallery.ids) {
      log.append(new TagsEdited(id, List.of(), List.of(gallery.mark), Origin.HUMAN));
    }
    long head = gallery.edit(20).head();
    ImagePage second = page(gallery.filter, "updated", 10, first.nextCursor(), then, head);

    assertThat(first.position()).isEqualTo(then);
    assertThat(ids(second)).isEqualTo(before.subList(10, 20));
    assertThat(json(second.images().getFirst()).path("caption").asString()).isEqualTo("a picture");
    assertThat(page(gallery.filter, "updated", 10, null, null, head).images()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"width", "updated:asc"})
  void aFewMatchesFarFromTheBeginningAreFound(String sort) {
    Gallery crowd = new Gallery(log, 9).register(4_500);
    Gallery few = new Gallery(log, 10).register(7);

    assertThat(all("(" + few.filter + ")", sort, 3, null, few.head()))
        .containsExactlyInAnyOrderElementsOf(few.ids);
    assertThat(new HashSet<>(all(crowd.filter, sort, 500, null, null))).hasSize(4_500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tag:  |              | 5   | SELECTION_INVALID",
        "similar-to:x |       | 5   | SELECTION_INVALID",
        "similar-to:x>=0.5 |  | 5   | SEARCH_UNAVAILABLE",
        "near-duplicate-of:2ed6657d-e927-568b-95e1-2665a8aea6a2|| 5 | SELECTION_UNRESOLVED",
        "tag:a | size         | 5   | SORT_INVALID",
        "tag:a | created:down | 5   | SORT_INVALID",
        "tag:a | created      | 0   | VALIDATION_FAILED",
        "tag:a | created      | 501 | VALIDATION_FAILED"
      })
  void whatCannotBeListedIsRefused(
      String filter, @Nullable String sort, int limit, ErrorCode code) {
    assertThat(refusal(filter, sort, limit, null).code()).isEqualTo(code);
  }

  @Test
  void aCursorIsGoodForItsOwnListOnly() {
    Gallery gallery = new Gallery(log, 11).register(9);
    String cursor =
        Objects.requireNonNull(
            page(gallery.filter, "width", 3, null, null, gallery.head()).nextCursor());

    for (ListImages other :
        List.of(
            new ListImages(gallery.filter + " AND tag:a", "width", 3, cursor, false, null, null),
            new ListImages(gallery.filter, "width:desc", 3, cursor, false, null, null),
            new ListImages(gallery.filter, "width", 3, cursor, false, gallery.head(), null))) {
      assertThat(queries.refusal(other, ImagePage.class).code())
          .isEqualTo(ErrorCode.CURSOR_OF_ANOTHER_LIST);
    }
    String json = "{\"tag\": \"" + gallery.mark + "\"}";
    assertThat(page(json, "width:asc", 500, cursor, null, null).images()).hasSize(6);
    for (int i = 0; i < cursor.length(); i++) {
      char changed = cursor.charAt(i) == 'A' ? 'B' : 'A';
      String forged = cursor.substring(0, i) + changed + cursor.substring(i + 1);
      assertThat(refusal(gallery.filter, "width", 3, forged).code())
          .as("character %d", i)
          .isEqualTo(ErrorCode.CURSOR_INVALID);
    }
    for (String nonsense : List.of("", "*", "AAAA", cursor + "AAAA")) {
      assertThat(refusal(gallery.filter, "width", 3, nonsense).code())
          .isEqualTo(ErrorCode.CURSOR_INVALID);
    }
  }

  private Rejection refusal(
      String filter, @Nullable String sort, int limit, @Nullable String cursor) {
    return queries.refusal(
        new ListImages(filter, sort, limit, cursor, false, null, null), ImagePage.class);
  }

  private List<String> all(
      String filter, @Nullable String sort, int limit, @Nullable Long asOf, @Nullable Long min) {
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      ImagePage page = page(filter, sort, limit, cursor, asOf, min);
      assertThat(page.images()).hasSizeLessThanOrEqualTo(limit);
      found.addAll(ids(page));
      cursor = page.nextCursor();
    } while (cursor != null);
    return found;
  }

  private ImagePage page(
      String filter,
      @Nullable String sort,
      int limit,
      @Nullable String cursor,
      @Nullable Long asOf,
      @Nullable Long min) {
    return queries.ask(
        new ListImages(filter, sort, limit, cursor, false, asOf, min), ImagePage.class);
  }

  private static List<String> ids(ImagePage page) {
    return page.images().stream().map(ImageDocument::imageId).toList();
  }

  private static JsonNode json(ImageDocument image) {
    return JSON.readTree(image.json());
  }
}
