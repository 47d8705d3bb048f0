package io.framelog.query.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.error.ErrorCode;
import io.framelog.image.Origin;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.FingerprintRecorded;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.TagsEdited;
import io.framelog.image.queries.BatchGetImages;
import io.framelog.image.queries.FindImage;
import io.framelog.image.queries.FindImageHistory;
import io.framelog.image.queries.HistoryEntry;
import io.framelog.image.queries.HistoryPage;
import io.framelog.image.queries.ImageAnswer;
import io.framelog.image.queries.ImageBatch;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImageView;
import io.framelog.query.ReadModelTest;
import io.framelog.query.TestLog;
import io.framelog.query.TestQueries;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ReadModelTest
class ImageQueriesTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired TestLog log;
  @Autowired TestQueries queries;

  private final String id = Images.id();

  @Test
  void aWriterSeesEachOfItsWrites() {
    long position = log.append(Images.registered(id));
    for (int i = 0; i < 50; i++) {
      position = log.append(new CaptionChanged(id, "caption " + i, Origin.HUMAN));

      ImageAnswer answer = find(null, position);

      assertThat(view(answer).caption()).isEqualTo("caption " + i);
      assertThat(answer.position()).isGreaterThanOrEqualTo(position);
    }
  }

  @Test
  void anUnknownImageIsNotFound() {
    assertThat(refusal(new FindImage(id, null, null))).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal(new FindImage("no-uuid", null, null))).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal(new FindImage(id.toUpperCase(Locale.ROOT), null, null)))
        .isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
  }

  @Test
  void aRemovedImageIsFoundAndSaysSo() {
    log.append(Images.registered(id));
    long position = log.append(new ImageRemoved(id, "duplicate"));

    assertThat(view(find(null, position)).removed()).isTrue();
    assertThat(view(find(position - 1, null)).removed()).isFalse();
  }

  @Test
  void thePastIsToldAsOfThePositionAsked() {
    long registered = log.append(Images.registered(id));
    long changed = log.append(new CaptionChanged(id, "later", Origin.HUMAN));

    ImageAnswer before = find(registered, changed);

    assertThat(before.position()).isEqualTo(registered);
    assertThat(view(before).caption()).isEmpty();
    assertThat(view(before).version()).isEqualTo(1);
    assertThat(view(find(changed, null)).caption()).isEqualTo("later");
    assertThat(refusal(new FindImage(id, registered - 1, null)))
        .isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(refusal(new FindImage(id, 0L, null))).isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
  }

  @Test
  void positionsThatCannotBeAreRefused() {
    long head = log.append(Images.registered(id));

    assertThat(refusal(new FindImage(id, -1L, null))).isEqualTo(ErrorCode.POSITION_INVALID);
    assertThat(refusal(new FindImage(id, null, -1L))).isEqualTo(ErrorCode.POSITION_INVALID);
    assertThat(refusal(new FindImage(id, head + 1, null)))
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(refusal(new FindImage(id, null, head + 1)))
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
    assertThat(queries.refusal(new BatchGetImages(List.of(id), null, head + 1), ImageBatch.class))
        .extracting(rejection -> rejection.code())
        .isEqualTo(ErrorCode.POSITION_BEYOND_HEAD);
  }

  @Test
  void aBatchComesInTheOrderAskedWithRepetitionsAndNamesWhatIsMissing() {
    String other = Images.id();
    String unknown = Images.id();
    long position = log.append(Images.registered(id), Images.registered(other));
    List<String> asked = List.of(other, unknown, id, "nonsense", other);

    for (Long asOf : new Long[] {null, position}) {
      ImageBatch batch = queries.ask(new BatchGetImages(asked, asOf, position), ImageBatch.class);

      assertThat(batch.images())
          .extracting(ImageDocument::imageId)
          .containsExactly(other, id, other);
      assertThat(batch.missing()).containsExactly(unknown, "nonsense");
      assertThat(batch.position()).isGreaterThanOrEqualTo(position);
    }
  }

  @Test
  void aBatchHasAtMostAThousandIds() {
    assertThat(
            queries.refusal(
                new BatchGetImages(Collections.nCopies(1001, id), null, null), ImageBatch.class))
        .extracting(rejection -> rejection.code())
        .isEqualTo(ErrorCode.VALIDATION_FAILED);
    assertThat(queries.ask(new BatchGetImages(List.of(), null, null), ImageBatch.class).images())
        .isEmpty();
  }

  @Test
  void theJsonIsThatOfAnImageViewWithNothingLeftOut() {
    long position = log.append(Images.registered(id, "a cat"));

    ImageAnswer answer = find(null, position);

    JsonNode json = JSON.readTree(answer.image().json());
    assertThat(json).isEqualTo(JSON.readTree(JSON.writeValueAsString(view(answer))));
    assertThat(json.propertyNames())
        .containsExactly(
            "id",
            "version",
            "url",
            "thumbnailUrl",
            "sourceUrl",
            "width",
            "height",
            "mediaType",
            "bytes",
            "sha256",
            "caption",
            "captionOrigin",
            "tags",
            "actors",
            "crops",
            "metadata",
            "suggestions",
            "review",
            "enrichment",
            "createdAt",
            "updatedAt",
            "removed");
    assertThat(json.get("thumbnailUrl").isNull()).isTrue();
    assertThat(answer.image().version()).isEqualTo(1);
    assertThat(answer.image().sequence()).isZero();
  }

  @Test
  void historyTellsEachEventWithItsVersionActorAndReasonInPages() {
    long registered = log.append(Images.registered(id));
    long fingerprint = log.append(new FingerprintRecorded(id, "dhash64", "00ff"));
    long tags =
        log.append("bob", List.of(new TagsEdited(id, List.of("cat"), List.of(), Origin.HUMAN)));
    long caption = log.append(new CaptionChanged(id, "a cat", Origin.HUMAN));

    HistoryPage first = history(0, 3, caption);
    assertThat(first.entries())
        .extracting(HistoryEntry::position)
        .containsExactly(registered, fingerprint, tags);
    assertThat(first.entries()).extracting(HistoryEntry::version).containsExactly(1L, 1L, 2L);
    assertThat(first.entries())
        .extracting(HistoryEntry::actor)
        .containsExactly("ann", "ann", "bob");
    assertThat(first.entries().getLast().type()).isEqualTo("TagsEdited");
    assertThat(first.entries().getLast().reason()).isEqualTo("because");
    assertThat(JSON.readTree(first.entries().getLast().change()).get("added").get(0).asString())
        .isEqualTo("cat");
    assertThat(first.next()).isEqualTo(tags);
    assertThat(first.position()).isGreaterThanOrEqualTo(caption);

    HistoryPage second = history(tags, 3, null);
    assertThat(second.entries()).extracting(HistoryEntry::position).containsExactly(caption);
    assertThat(second.entries().getFirst().version()).isEqualTo(3);
    assertThat(second.next()).isNull();

    assertThat(history(caption, 3, null).entries()).isEmpty();
    assertThat(history(Long.MAX_VALUE, 3, null).entries()).isEmpty();
  }

  @Test
  void aPageThatEndsWithTheLastEventHasNoNext() {
    log.append(Images.registered(id));
    long last = log.append(new FingerprintRecorded(id, "dhash64", "00ff"));

    assertThat(history(0, 2, last).next()).isNull();
  }

  @Test
  void historyOfAnUnknownImageIsNotFound() {
    assertThat(queries.refusal(new FindImageHistory(id, 0, 10, null), HistoryPage.class).code())
        .isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(queries.refusal(new FindImageHistory("x", 0, 10, null), HistoryPage.class).code())
        .isEqualTo(ErrorCode.IMAGE_NOT_FOUND);
    assertThat(queries.refusal(new FindImageHistory(id, 0, 0, null), HistoryPage.class).code())
        .isEqualTo(ErrorCode.VALIDATION_FAILED);
    assertThat(queries.refusal(new FindImageHistory(id, -1, 9, null), HistoryPage.class).code())
        .isEqualTo(ErrorCode.POSITION_INVALID);
  }

  private HistoryPage history(long after, int limit, @Nullable Long min) {
    return queries.ask(new FindImageHistory(id, after, limit, min), HistoryPage.class);
  }

  private ImageAnswer find(@Nullable Long asOf, @Nullable Long minPosition) {
    return queries.ask(new FindImage(id, asOf, minPosition), ImageAnswer.class);
  }

  private ErrorCode refusal(FindImage query) {
    return queries.refusal(query, ImageAnswer.class).code();
  }

  private static ImageView view(ImageAnswer answer) {
    return JSON.readValue(answer.image().json(), ImageView.class);
  }
}
