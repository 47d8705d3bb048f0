package io.framelog.query.search;

import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.framelog.dataset.commands.DefineDataset;
import io.framelog.dataset.commands.TakeSnapshot;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.image.queries.SearchHit;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import io.framelog.selection.SelectionSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Elasticsearch comes late, goes away and comes back. */
@SpringBootTest(
    classes = SearchTestApplication.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=target/stacks/${random.uuid}",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres,redis",
      "framelog.search.alias=outage",
      "framelog.search.check-interval=200ms",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.jpa.open-in-view=false",
      "spring.flyway.out-of-order=true",
      "spring.main.banner-mode=off",
      "logging.level.root=ERROR"
    })
class ElasticsearchOutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final LatePort PORT = new LatePort();

  @DynamicPropertySource
  static void elasticsearch(DynamicPropertyRegistry properties) {
    properties.add("framelog.elasticsearch.url", () -> "http://127.0.0.1:" + PORT.number());
  }

  @AfterAll
  static void stop() throws IOException {
    PORT.close();
  }

  @Autowired Corpus corpus;
  @Autowired SearchImagesHandler search;
  @Autowired ElasticsearchHealth health;
  @Autowired CommandGateway gateway;

  @Test
  void nothingIsLostAndNothingElseSuffers() throws Exception {
    gateway.sendAndWait(
        new DefineDataset(
            Identities.dataset("bells"), "bells", SelectionSpec.ofText("similar-to:bell>=0.5")));
    long early = corpus.image("early").looks("bell").caption("a bell").register();
    corpus.progress.await("image", early, PATIENCE);
    assertUnavailable();
    assertThat(health()).isEqualTo(Status.DOWN);
    assertThat(corpus.progress.position(SearchIndexProjection.NAME)).isZero();

    PORT.open(SearchServers.elasticsearchPort());
    corpus.progress.await(SearchIndexProjection.NAME, early, PATIENCE);
    assertThat(found(early)).containsExactly(imageId("early"));
    assertThat(health()).isEqualTo(Status.UP);

    PORT.close();
    long missed = corpus.image("missed").caption("another bell").register();
    corpus.progress.await("image", missed, PATIENCE);
    assertUnavailable();

    PORT.open(SearchServers.elasticsearchPort());
    corpus.progress.await(SearchIndexProjection.NAME, missed, PATIENCE);
    assertThat(found(missed)).containsExactlyInAnyOrder(imageId("early"), imageId("missed"));
  }

  private Status health() {
    Health now = Objects.requireNonNull(health.health());
    return now.getStatus();
  }

  private void assertUnavailable() {
    TakeSnapshot take = new TakeSnapshot(Identities.dataset("bells"), null, null);
    assertThatExceptionOfType(CommandRejected.class)
        .isThrownBy(() -> gateway.sendAndWait(take))
        .satisfies(
            refused ->
                assertThat(refused.<Rejection>getDetails().orElseThrow().code())
                    .isEqualTo(ErrorCode.SEARCH_UNAVAILABLE));
    assertThatExceptionOfType(QueryRejected.class)
        .isThrownBy(() -> found(null))
        .satisfies(
            refused ->
                assertThat(refused.<Rejection>getDetails().orElseThrow().code())
                    .isEqualTo(ErrorCode.SEARCH_UNAVAILABLE));
  }

  private List<String> found(@Nullable Long minPosition) {
    SearchImages bell =
        new SearchImages(
            "bells",
            null,
            null,
            null,
            null,
            null,
            SearchMode.LEXICAL,
            SearchScope.IMAGES,
            20,
            null,
            minPosition);
    return search.on(bell).hits().stream().map(SearchHit::imageId).toList();
  }
}
