package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.projection.DeadLetter;
import io.framelog.projection.DeadLetter.Reason;
import io.framelog.projection.DeadLetterPage;
import io.framelog.projection.ListDeadLetters;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLettersTest extends ApiSliceTest {
  private static final String PATH = "/v1/projections/image/dead-letters";

  @Test
  void theyAreListedPageByPage() {
    sides.onQuery(
        ListDeadLetters.class,
        query ->
            new DeadLetterPage(
                List.of(
                    new DeadLetter(
                        7,
                        OTHER_IMAGE,
                        "ImageDreamed",
                        "1",
                        IMAGE,
                        Reason.UNKNOWN_TYPE,
                        "why",
                        Instant.EPOCH)),
                7L));

    Http.Response answer = ann().get(PATH + "?after=3&limit=1");

    assertThat(sides.queries()).containsExactly(new ListDeadLetters("image", 3, 1));
    assertThat(answer.json().path("next").asInt()).isEqualTo(7);
    assertThat(answer.json().path("deadLetters").toString())
        .isEqualTo(
            "[{\"position\":7,\"eventId\":\"%s\",\"type\":\"ImageDreamed\",\"revision\":\"1\","
                    .formatted(OTHER_IMAGE)
                + "\"aggregateId\":\"%s\",\"reason\":\"UNKNOWN_TYPE\",\"detail\":\"why\","
                    .formatted(IMAGE)
                + "\"parkedAt\":\"1970-01-01T00:00:00Z\"}]");
  }

  @Test
  void withoutParametersItIsTheFirstHundred() {
    sides.onQuery(ListDeadLetters.class, query -> new DeadLetterPage(List.of(), null));

    assertThat(ann().get(PATH).status()).isEqualTo(200);
    assertThat(sides.queries()).containsExactly(new ListDeadLetters("image", 0, 100));
    assertThat(ann().get(PATH + "?limit=1001").code()).isEqualTo("validation-failed");
    assertThat(ann().get(PATH + "?after=-1").code()).isEqualTo("validation-failed");
  }

  @Test
  void anUnknownProjectionIsNotFound() {
    sides.onQuery(
        ListDeadLetters.class,
        query -> {
          throw new QueryRejected(ErrorCode.PROJECTION_NOT_FOUND, "no such projection");
        });

    Http.Response answer = ann().get("/v1/projections/nonesuch/dead-letters");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("projection-not-found");
  }
}
