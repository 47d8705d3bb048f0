package io.framelog.query.search;

import static io.framelog.query.search.Corpus.cropId;
import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.image.queries.SearchAnswer;
import io.framelog.image.queries.SearchHit;
import io.framelog.image.queries.SearchMode;
import io.framelog.model.FusionWeights;
import io.micrometer.core.instrument.MeterRegistry;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a search finds. */
@SearchTest
class SearchImagesTest {
  /** Where {@link Corpus#BOX} is, and where it is not. */
  private static final String AT_LEFT_TOP = "tag:crops AND crop-overlaps:0,0,0.2,0.2";

  private static final String AT_RIGHT = "tag:crops AND crop-overlaps:0.7,0,0.3,1";

  @Autowired Corpus corpus;
  @Autowired Searches searches;
  @Autowired HashedWordsEncoder encoder;
  @Autowired MeterRegistry meters;

  private Searches.Search search() {
    return searches.search();
  }

  private static byte[] picture(Color colour) {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 8, 8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void aTextFindsWhatLooksLikeItAndWhatIsCaptionedSo() {
    corpus.image("meaning pixels").looks("zebra savanna").tags("meaning").register();
    corpus.image("meaning both").looks("zebra").caption("zebra").tags("meaning").register();
    corpus.image("meaning neither").looks("submarine").caption("ocean").tags("meaning").register();
    long last = corpus.image("meaning words").caption("a zebra at noon").tags("meaning").register();
    List<String> found = search().text("zebra").in("tag:meaning").since(last).images();
    assertThat(found).hasSize(4).startsWith(imageId("meaning both"));
  }

  @Test
  void theScoreIsTheWeightedReciprocalRankOfPixelsAndCaption() {
    corpus.image("score a").looks("alpaca").caption("alpaca llama").tags("score").register();
    long last =
        corpus.image("score b").looks("alpaca llama").caption("alpaca").tags("score").register();
    encoder.weights = new FusionWeights(1, 3);
    try {
      SearchAnswer answer = search().text("alpaca").in("tag:score").since(last).answer();
      assertThat(answer.hits())
          .extracting(SearchHit::imageId)
          .containsExactly(imageId("score b"), imageId("score a"));
      assertThat(answer.hits().get(0).score())
          .isCloseTo((3.0 / 61 + 1.0 / 62) / (4.0 / 61), within(1e-9));
      assertThat(answer.hits().get(1).score())
          .isCloseTo((1.0 / 61 + 3.0 / 62) / (4.0 / 61), within(1e-9));
      assertThat(answer.hits().getFirst().image().json()).contains("\"caption\":\"alpaca\"");
    } finally {
      encoder.weights = new FusionWeights(1, 1);
    }
  }

  @Test
  void aPictureWithoutCaptionCanPassOneWithAWorseCaption() {
    corpus.image("bare right").looks("walrus").tags("bare").register();
    long last =
        corpus.image("bare wrong").looks("desert").caption("desert").tags("bare").register();
    Searches.Search search = search().text("walrus").in("tag:bare").since(last);
    assertThat(search.images()).startsWith(imageId("bare wrong"));
    encoder.weights = new FusionWeights(1, 1, 3);
    try {
      assertThat(search.images()).startsWith(imageId("bare right"));
      assertThat(search.answer().hits())
          .extracting(SearchHit::score)
          .containsExactly(1.0, (61.0 / 62 + 1) / 4);
    } finally {
      encoder.weights = new FusionWeights(1, 1);
    }
  }

  @Test
  void lexicalSearchFindsInflectedWordsOfCaptionTagsAndLabels() {
    corpus.image("lex caption").caption("Two dogs, running").tags("lex").register();
    corpus.image("lex tag").tags("lex", "running dog").register();
    corpus.image("lex label").tags("lex").crops(Corpus.crop("lex", "dog")).register();
    long last = corpus.image("lex none").caption("a cat").tags("lex").register();
    assertThat(search().text("DOG runs").by(SearchMode.LEXICAL).in("tag:lex").since(last).images())
        .containsExactlyInAnyOrder(imageId("lex caption"), imageId("lex tag"), imageId("lex label"))
        .endsWith(imageId("lex label"));
    assertThat(
            search()
                .text("dog")
                .not("running dogs")
                .by(SearchMode.LEXICAL)
                .in("tag:lex")
                .since(last)
                .images())
        .containsExactly(imageId("lex label"));
    assertThat(search().text("?!").by(SearchMode.LEXICAL).in("tag:lex").since(last).images())
        .isEmpty();
  }

  @Test
  void hybridSearchAddsWhatOnlyWordsFind() {
    corpus.image("hybrid words").tags("hybrid", "quokka").register();
    long last =
        corpus.image("hybrid both").looks("quokka").caption("quokka").tags("hybrid").register();
    Searches.Search search = search().text("quokka").in("tag:hybrid").since(last);
    assertThat(search.images()).containsExactly(imageId("hybrid both"));
    assertThat(search.by(SearchMode.HYBRID).images())
        .containsExactly(imageId("hybrid both"), imageId("hybrid words"));
  }

  @Test
  void aNegativeTextPushesAway() {
    corpus.image("neg red").looks("balloon crimson").tags("neg").register();
    long last = corpus.image("neg any").looks("balloon string").tags("neg").register();
    assertThat(search().text("balloon crimson").in("tag:neg").since(last).images())
        .startsWith(imageId("neg red"));
    assertThat(search().text("balloon").not("crimson").in("tag:neg").since(last).images())
        .startsWith(imageId("neg any"));
  }

  @Test
  void anExampleFindsItsLikesAndNotItself() {
    corpus.image("ex one").looks("tractor field").tags("ex").register();
    corpus.image("ex two").looks("tractor field barn").tags("ex").register();
    corpus.image("ex three").looks("violin").tags("ex").register();
    long last = corpus.image("ex bare").tags("ex").register();
    assertThat(search().like(imageId("ex one")).in("tag:ex").since(last).images())
        .containsExactly(imageId("ex two"), imageId("ex three"));
    assertThat(
            search()
                .like(imageId("ex one"))
                .text("violin")
                .in("tag:ex")
                .best(1)
                .since(last)
                .answer()
                .hits())
        .extracting(SearchHit::imageId)
        .doesNotContain(imageId("ex one"));
    Rejection refusal = search().like(imageId("ex bare")).since(last).refusal();
    assertThat(refusal.code()).isEqualTo(ErrorCode.SEARCH_INVALID);
    assertThat(refusal.detail()).contains("has no embedding yet");
  }

  @Test
  void aPictureFindsItsLikes() {
    corpus.image("pic red").looks("red").tags("pic").register();
    long last = corpus.image("pic blue").looks("blue").tags("pic").register();
    assertThat(search().like(picture(Color.RED)).in("tag:pic").since(last).images())
        .startsWith(imageId("pic red"));
    assertThat(search().like(picture(Color.BLUE)).in("tag:pic").since(last).images())
        .startsWith(imageId("pic blue"));
    assertThat(search().like(new byte[] {1, 2, 3}).refusal().code())
        .isEqualTo(ErrorCode.NOT_AN_IMAGE);
  }

  @Test
  void cropsAreFoundByMeaningByWordsAndByExample() {
    corpus
        .image("crops one")
        .looks("street")
        .tags("crops")
        .crops(Corpus.crop("c bus", "bus"), Corpus.crop("c lamp", "lamp"))
        .register();
    long last =
        corpus
            .image("crops two")
            .looks("street")
            .tags("crops")
            .crops(Corpus.crop("c bus two", "bus"))
            .register();
    assertThat(search().text("bus").crops().in("tag:crops").since(last).cropIds())
        .hasSize(3)
        .endsWith(cropId("c lamp"));
    assertThat(
            search()
                .text("some bus")
                .by(SearchMode.LEXICAL)
                .crops()
                .in("tag:crops")
                .since(last)
                .cropIds())
        .containsExactlyInAnyOrder(cropId("c bus"), cropId("c bus two"));
    assertThat(search().text("street").crops().in("tag:crops AND crop:lamp").since(last).cropIds())
        .containsExactly(cropId("c lamp"));
    assertThat(search().text("street").crops().in(AT_LEFT_TOP).since(last).cropIds()).hasSize(3);
    assertThat(search().text("street").in(AT_LEFT_TOP).since(last).images())
        .containsExactlyInAnyOrder(imageId("crops one"), imageId("crops two"));
    assertThat(search().text("street").in(AT_RIGHT).since(last).images()).isEmpty();
    assertThat(search().likeCrop(cropId("c bus")).crops().in("tag:crops").since(last).cropIds())
        .containsExactly(cropId("c bus two"), cropId("c lamp"));
    assertThat(search().likeCrop(cropId("c bus")).in("tag:crops").since(last).images())
        .containsExactlyInAnyOrder(imageId("crops one"), imageId("crops two"));
  }

  @Test
  void limitAndLeastScoreCutAndEqualHitsAreInIdOrder() {
    List<String> same = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      corpus.image("same " + i).looks("teapot").caption("teapot").tags("same").register();
      same.add(imageId("same " + i));
    }
    long last = corpus.image("same not").looks("glacier").tags("same").register();
    same.sort(null);
    Searches.Search search = search().text("teapot").in("tag:same").since(last);
    assertThat(search.images()).startsWith(same.toArray(String[]::new)).hasSize(8);
    assertThat(search.best(3).images()).isEqualTo(same.subList(0, 3));
    assertThat(search.best(20).above(1).images()).isEqualTo(same);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(search().refusal().code()).isEqualTo(ErrorCode.SEARCH_INVALID);
    assertThat(search().text("x").best(201).refusal().code()).isEqualTo(ErrorCode.SEARCH_INVALID);
    Rejection filter = search().text("x").in("tag:").refusal();
    assertThat(filter.code()).isEqualTo(ErrorCode.SELECTION_INVALID);
    assertThat(filter.properties()).containsKey("column");
    String deep = "(tag:a AND (tag:b OR ".repeat(15) + "tag:c" + "))".repeat(15);
    assertThat(search().text("x").in(deep).refusal().code()).isEqualTo(ErrorCode.SELECTION_INVALID);
  }

  @Test
  void everyModeIsTimed() {
    search().text("x").by(SearchMode.HYBRID).answer();
    assertThat(meters.get("framelog.search").tag("mode", "hybrid").timer().count()).isPositive();
    assertThat(meters.get("framelog.index.bulk").timer().count()).isPositive();
  }
}
