package io.framelog.query.search;

import static io.framelog.query.search.Corpus.cropId;
import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.ImageRemoved;
import io.framelog.projection.ProjectionRun;
import io.framelog.projection.ProjectionRun.Difference;
import io.framelog.projection.ProjectionRun.What;
import io.framelog.query.TestQueries;
import io.framelog.query.rebuild.RunsInTests;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** The index against what would be indexed now, document for document. */
@SearchTest
class IndexComparisonTest {
  private static final String INDEX = "search-index";

  @Autowired Corpus corpus;
  @Autowired TestQueries queries;
  @Autowired CommandGateway commands;
  @Autowired ElasticsearchClient client;
  @Autowired SearchIndexes indexes;
  @Autowired DueImages due;

  @Test
  void aChangedAMissingAndAnExtraDocumentAreFoundAndARebuildMendsThem() throws Exception {
    RunsInTests runs = new RunsInTests(commands, queries);
    Set<String> ours = new HashSet<>(); // other tests damage documents of theirs
    for (int i = 0; i < 60; i++) {
      ours.add(imageId("compared" + i));
      corpus
          .image("compared" + i)
          .looks("scene " + i % 7)
          .caption("caption number " + i)
          .crops(Corpus.crop("compared" + i, "label"))
          .register();
    }
    corpus.log.append(new CropRemoved(imageId("compared2"), cropId("compared2")));
    long last = corpus.log.append(new ImageRemoved(imageId("compared3"), null));
    corpus.awaitIndexed(last);
    ProjectionRun equal = runs.verified(INDEX);
    assertThat(equal.error()).isNull();
    assertThat(equal.found()).noneMatch(difference -> ours.contains(difference.key()));
    assertThat(equal.compared()).isGreaterThanOrEqualTo(120);

    String index = indexes.live().orElseThrow().index();
    String strange = UUID.randomUUID().toString();
    ours.add(strange);
    ObjectNode forged = document("compared4");
    forged.put("caption", "forged");
    write(index, imageId("compared4"), last, forged);
    write(index, strange, last, forged.deepCopy().put("imageId", strange));
    client.delete(request -> request.index(index).id(imageId("compared5")));

    assertThat(runs.verified(INDEX).found())
        .filteredOn(difference -> ours.contains(difference.key()))
        .containsExactlyInAnyOrder(
            new Difference("document", imageId("compared4"), What.CHANGED, List.of("caption")),
            new Difference("document", imageId("compared5"), What.MISSING, List.of()),
            new Difference("document", strange, What.EXTRA, List.of()));
    assertThat(runs.rebuilt(INDEX).error()).isNull();
    assertThat(runs.verified(INDEX).found()).isEmpty();
  }

  @Test
  void anImageWhoseRowsWereMendedIsIndexedAgain() throws Exception {
    RunsInTests runs = new RunsInTests(commands, queries);
    long last = corpus.image("due").caption("a caption").register();
    corpus.awaitIndexed(last);
    ObjectNode forged = document("due");
    String index = indexes.live().orElseThrow().index();
    write(index, imageId("due"), last, forged.put("caption", "old"));
    assertThat(runs.verified(INDEX).found())
        .contains(new Difference("document", imageId("due"), What.CHANGED, List.of("caption")));

    due.mended("image", imageId("due"));
    due.index();

    assertThat(document("due").path("caption").asString()).isEqualTo("a caption");
  }

  private ObjectNode document(String name) throws IOException {
    return (ObjectNode) Objects.requireNonNull(corpus.documents().get(imageId(name)));
  }

  private void write(String index, String id, long version, ObjectNode document)
      throws IOException {
    client.index(
        request ->
            request
                .index(index)
                .id(id)
                .version(version)
                .versionType(VersionType.ExternalGte)
                .document(document));
  }
}
