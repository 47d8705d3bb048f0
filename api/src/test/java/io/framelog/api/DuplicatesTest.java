package io.framelog.api;

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
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.image.queries.ImageDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DuplicatesTest extends ApiSliceTest {
  private static final DuplicateGroup GROUP =
      new DuplicateGroup("g-1", 2, 3, List.of(image(IMAGE, 0), image(OTHER_IMAGE, 3)));

  private static DuplicateImage image(String id, int distance) {
    return new DuplicateImage(
        distance, new ImageDocument(id, 2, 5, "{\"id\":\"%s\",\"caption\":\"a\"}".formatted(id)));
  }

  @Test
  void groupsAreListedWithTheirImages() {
    sides.onQuery(
        ListDuplicateGroups.class, query -> new DuplicateGroups(List.of(GROUP, GROUP), "n\"1", 42));

    Http.Response answer =
        ann().get("/v1/duplicates?maxDistance=6&limit=2&cursor=c&minPosition=40");

    assertThat(sides.queries()).containsExactly(new ListDuplicateGroups(6, 2, "c", 40L));
    assertThat(answer.json().path("groups").size()).isEqualTo(2);
    assertThat(answer.json().path("groups").get(1).toString())
        .isEqualTo(
            """
            {"groupId":"g-1","size":2,"distance":3,"images":[\
            {"imageId":"%1$s","distance":0,"id":"%1$s","caption":"a"},\
            {"imageId":"%2$s","distance":3,"id":"%2$s","caption":"a"}]}"""
                .formatted(IMAGE, OTHER_IMAGE));
    assertThat(answer.json().path("nextCursor").asString()).isEqualTo("n\"1");
    assertThat(answer.json().path("position").asLong()).isEqualTo(42);
  }

  @Test
  void theDefaultsAreThoseThatAreDocumented() {
    sides.onQuery(ListDuplicateGroups.class, query -> new DuplicateGroups(List.of(), null, 42));
    sides.onQuery(FindDuplicatesOf.class, query -> new DuplicatesOfImage(0, List.of(), 42));

    assertThat(ann().get("/v1/duplicates").text())
        .isEqualTo("{\"groups\":[],\"nextCursor\":null,\"position\":42}");
    ann().get("/v1/images/" + IMAGE + "/duplicates");

    assertThat(sides.queries())
        .containsExactly(
            new ListDuplicateGroups(4, 20, null, null), new FindDuplicatesOf(IMAGE, 4, 50, null));
  }

  @Test
  void theImagesOfAGroupAreReadPageByPage() {
    sides.onQuery(
        FindDuplicateGroup.class, query -> new DuplicateGroupMembers(GROUP, OTHER_IMAGE, 42));

    Http.Response answer = ann().get("/v1/duplicates/g-1?limit=2&cursor=" + IMAGE);

    assertThat(sides.queries())
        .containsExactly(new FindDuplicateGroup("g-1", null, IMAGE, 2, null));
    assertThat(answer.json().path("nextCursor").asString()).isEqualTo(OTHER_IMAGE);
    assertThat(answer.json().path("images").size()).isEqualTo(2);
    assertThat(answer.json().path("position").asLong()).isEqualTo(42);
  }

  @Test
  void theDuplicatesOfAnImageAreListed() {
    sides.onQuery(
        FindDuplicatesOf.class,
        query -> new DuplicatesOfImage(7, List.of(image(OTHER_IMAGE, 3)), 42));

    Http.Response answer =
        ann().get("/v1/images/" + IMAGE + "/duplicates?maxDistance=0&limit=1&minPosition=3");

    assertThat(sides.queries()).containsExactly(new FindDuplicatesOf(IMAGE, 0, 1, 3L));
    assertThat(answer.json().path("size").asLong()).isEqualTo(7);
    assertThat(answer.json().path("images").get(0).path("distance").asInt()).isEqualTo(3);
  }

  @Test
  void aGroupIsResolved() {
    sides.onQuery(FindDuplicateGroup.class, query -> new DuplicateGroupMembers(GROUP, null, 42));

    Http.Response answer =
        ann()
            .post(
                "/v1/duplicates/g-1:resolve",
                "{\"keep\": \"%s\", \"expectedVersions\": {\"%s\": 2}}"
                    .formatted(OTHER_IMAGE.toUpperCase(Locale.ROOT), IMAGE),
                "If-Match",
                "\"5\"");

    assertThat(sides.queries())
        .containsExactly(new FindDuplicateGroup("g-1", OTHER_IMAGE, null, 101, null));
    assertThat(sides.lastCommand().getPayload())
        .isEqualTo(
            new ResolveDuplicates(
                OTHER_IMAGE, List.of(IMAGE, OTHER_IMAGE), Map.of(IMAGE, 2L, OTHER_IMAGE, 5L)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"3\"");
    assertThat(answer.text())
        .isEqualTo(
            "{\"imageId\":\"%s\",\"version\":3,\"position\":42,\"removed\":[\"%s\"]}"
                .formatted(OTHER_IMAGE, IMAGE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                               | keep
          {"keep": null}                                   | keep
          {"keep": "k", "maxDistance": 4}                  | maxDistance
          {"keep": "1b4e28ba-2fa1-511d-883f-0016d3cca427", "expectedVersions": {"a": null}} | expectedVersions.a
          """)
  void aWrongResolutionIsRefused(String body, String field) {
    sides.onQuery(FindDuplicateGroup.class, query -> new DuplicateGroupMembers(GROUP, null, 42));

    Http.Response answer = ann().post("/v1/duplicates/g-1:resolve", body);

    assertThat(answer.code()).isEqualTo("validation-failed");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(sides.commands()).isEmpty();
  }

  @Test
  void whatIsNoImageCannotBeKept() {
    Http.Response answer = ann().post("/v1/duplicates/g-1:resolve", "{\"keep\": \"the best\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("kept-image-not-in-group");
  }

  @Test
  void aGroupThatHasChangedIsAConflict() {
    sides.onQuery(
        FindDuplicateGroup.class,
        query -> {
          throw new QueryRejected(ErrorCode.DUPLICATE_GROUP_CHANGED, "changed");
        });

    Http.Response answer =
        ann().post("/v1/duplicates/g-1:resolve", "{\"keep\": \"%s\"}".formatted(IMAGE));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("duplicate-group-changed");
    assertThat(sides.commands()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "IMAGE_REMOVED",
        "DUPLICATE_GROUP_TOO_LARGE",
        "KEPT_IMAGE_NOT_IN_GROUP",
        "STALE_VERSION",
        "TOO_MANY_TAGS"
      })
  void aRefusalKeepsItsCode(ErrorCode code) {
    sides.onQuery(FindDuplicateGroup.class, query -> new DuplicateGroupMembers(GROUP, null, 42));
    sides.onCommand(
        command -> {
          throw new CommandRejected(code, "no");
        });

    Http.Response answer =
        ann().post("/v1/duplicates/g-1:resolve", "{\"keep\": \"%s\"}".formatted(IMAGE));

    assertThat(answer.code()).isEqualTo(code.code());
  }
}
