package io.framelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.framelog.dataset.queries.SnapshotState;
import io.framelog.delivery.Delivery;
import io.framelog.delivery.DeliveryPage;
import io.framelog.delivery.FindDeliveries;
import io.framelog.editor.commands.EraseEditor;
import io.framelog.editor.queries.EditorErasureView;
import io.framelog.editor.queries.FindEditorErasure;
import io.framelog.erasure.ErasedImages.SweepState;
import io.framelog.erasure.ErasureView;
import io.framelog.erasure.FindErasure;
import io.framelog.image.commands.EraseImage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasureTest extends ApiSliceTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void anImageIsErasedWithAReasonOrWithout() {
    Http.Response answer =
        ann().post("/v1/images/" + IMAGE + ":erase", "{\"reason\":\"request 7\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("imageId").asString()).isEqualTo(IMAGE);
    assertThat(ann().send("POST", "/v1/images/" + IMAGE + ":erase", null).status()).isEqualTo(200);
    assertThat(sides.commands())
        .extracting(message -> (Object) message.getPayload())
        .containsExactly(
            new EraseImage(IMAGE, "request 7", null), new EraseImage(IMAGE, null, null));
  }

  @Test
  void theStateOfAnErasureSaysWhoWasGivenTheImage() {
    Delivery delivery =
        new Delivery(
            3, Delivery.Kind.SNAPSHOT_ITEMS, "cars", OTHER_IMAGE, null, null, "z", "c", AT);
    sides.onQuery(
        FindErasure.class,
        query ->
            new ErasureView(
                IMAGE,
                9,
                AT,
                "request 7",
                false,
                List.of(new ErasureView.Follower("image", 8, false)),
                0,
                null,
                List.of(new ErasureView.Holder("cars", OTHER_IMAGE, 5, SnapshotState.SEALED)),
                List.of(delivery)));

    Http.Response answer = ann().get("/v1/images/" + IMAGE + "/erasure?minPosition=9");

    assertThat(answer.json().path("deliveries").get(0).path("actor").asString()).isEqualTo("z");
    assertThat(answer.json().path("snapshots").get(0).path("state").asString()).isEqualTo("SEALED");
    assertThat(sides.queries()).containsExactly(new FindErasure(IMAGE, 9L));
  }

  @Test
  void anEditorsErasureGoesOnInTheBackground() {
    Http.Response answer = ann().post("/v1/editors/zo%C3%AB:erase", "{\"reason\":\"request 8\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location"))
        .isEqualTo("/v1/editors/erasures/" + answer.json().path("erasureId").asString());
    assertThat(sides.commands().getFirst().getPayload())
        .isEqualTo(new EraseEditor("zoë", "request 8"));

    sides.onQuery(
        FindEditorErasure.class,
        query -> new EditorErasureView(OTHER_IMAGE, "erased-1", 9, 2, AT, null, null));
    assertThat(ann().get("/v1/editors/erasures/" + OTHER_IMAGE).json().path("events").asInt())
        .isEqualTo(2);
    assertThat(ann().get("/v1/editors/erasures/nonesuch").code()).isEqualTo("erasure-not-found");
  }

  @Test
  void whoTakesTheLogIsNotedOnceThereIsSomethingToTake() {
    assertThat(ann().get("/v1/audit/log").status()).isEqualTo(200);
    log.append("ImageRegistered", IMAGE, "ann", "{}");
    log.append("TagsEdited", IMAGE, "ann", "{}");
    assertThat(ann().get("/v1/audit/log?after=1").status()).isEqualTo(200);

    assertThat(erasures.deliveries).containsExactly("2..2 to ann");
  }

  @Test
  void deliveriesAreGivenOutInPages() {
    sides.onQuery(FindDeliveries.class, query -> new DeliveryPage(List.of(), null));

    assertThat(ann().get("/v1/audit/deliveries?snapshotId=" + OTHER_IMAGE + "&after=4").status())
        .isEqualTo(200);
    assertThat(sides.queries()).containsExactly(new FindDeliveries(OTHER_IMAGE, 4, 100));
    assertThat(ann().get("/v1/audit/deliveries?snapshotId=x").code())
        .isEqualTo("snapshot-not-found");
  }

  @Test
  void theContentOfAnErasedImageIsGone() {
    log.append("ImageRegistered", IMAGE, "ann", "{\"objectKey\":\"images/x.jpg\"}");
    erasures.erased.put(IMAGE, new SweepState(2, 0, null));

    Http.Response answer = ann().get("/v1/images/" + IMAGE + "/content");

    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.code()).isEqualTo("image-erased");
  }
}
