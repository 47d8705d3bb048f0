package io.framelog.query.search;

import static io.framelog.query.search.Corpus.cropId;
import static io.framelog.query.search.Corpus.imageId;
import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch.indices.IndexState;
import io.framelog.image.Box;
import io.framelog.image.CropState;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.EnrichmentKind;
import io.framelog.image.Origin;
import io.framelog.image.VectorRef;
import io.framelog.image.events.CropAdjusted;
import io.framelog.image.events.CropRemoved;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.EnrichmentRequested;
import io.framelog.image.events.ImageRemoved;
import io.framelog.image.events.ImageRestored;
import io.framelog.image.events.TagsEdited;
import io.framelog.model.VectorBytes;
import io.framelog.model.VectorKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The documents follow the log. */
@SearchTest
class SearchIndexTest {
  private static final Property NONE = Property.of(any -> any.object(empty -> empty));

  @Autowired Corpus corpus;
  @Autowired SearchIndexes indexes;

  private static List<String> texts(JsonNode document, String field) {
    return document.path(field).valueStream().map(JsonNode::asString).toList();
  }

  private JsonNode document(String id) throws IOException {
    return Objects.requireNonNull(corpus.documentsOf(id.substring(0, 36)).get(id), id);
  }

  private static Property property(IndexState index, String field) {
    return Objects.requireNonNull(index.mappings()).properties().getOrDefault(field, NONE);
  }

  private static String cropDocument(String image, String crop) {
    return imageId(image) + '/' + cropId(crop);
  }

  @Test
  void theMappingIsStrictAndHoldsQuantisedVectorsOfTheModelsDimension() throws Exception {
    corpus.awaitIndexed(corpus.image("mapping").register());
    IndexState index =
        corpus.client.indices().get(get -> get.index("framelog-images")).indices().values().stream()
            .findFirst()
            .orElseThrow();
    String mapping = String.valueOf(index.mappings());
    assertThat(index.mappings().dynamic()).hasToString("Strict");
    for (String field : List.of("image_vector", "caption_vector", "crop_vector")) {
      var vector = property(index, field).denseVector();
      assertThat(vector.dims()).as(mapping).isEqualTo(HashedWordsEncoder.DIMENSION);
      assertThat(vector.indexOptions().type().jsonValue()).isEqualTo("int8_hnsw");
      assertThat(vector.similarity().jsonValue()).isEqualTo("dot_product");
    }
    assertThat(property(index, "caption").keyword().index()).isFalse();
    assertThat(indexes.targets())
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.index())
                  .startsWith("framelog-images-%d-hashed-words-1-".formatted(SearchIndexes.SCHEMA));
              assertThat(target.alias()).isEqualTo("framelog-images");
              assertThat(target.model().name()).isEqualTo("hashed-words");
            });
  }

  @Test
  void anImageHasADocumentAndEachCropOneWithCopiesOfItsFields() throws Exception {
    corpus.awaitIndexed(
        corpus
            .image("whole")
            .looks("harbour")
            .caption("Boats, anchored at the café")
            .tags("sea side", "x")
            .actors("bob")
            .metadata(Map.of("source", "flickr", "iso", 800))
            .crops(Corpus.crop("mast", "mast"), Corpus.crop("hull", "red hull"))
            .size(1600, 900)
            .register());

    JsonNode image = document(imageId("whole"));
    assertThat(image.path("kind").asString()).isEqualTo("image");
    assertThat(image.path("captionWords").asString()).isEqualTo("boat anchor at the cafe");
    assertThat(image.path("caption").asString()).isEqualTo("Boats, anchored at the café");
    assertThat(texts(image, "tags")).containsExactly("sea side", "x");
    assertThat(texts(image, "cropLabels")).containsExactly("mast", "red hull");
    assertThat(image.path("source").asString()).isEqualTo("flickr");
    assertThat(image.path("hasCrop").asBoolean()).isTrue();
    assertThat(image.path("hasCaption").asBoolean()).isTrue();
    assertThat(image.path("hasEmbedding").asBoolean()).isTrue();
    assertThat(image.path("aspect").asDouble()).isEqualTo(1600.0 / 900);
    assertThat(image.has("image_vector")).isTrue();
    assertThat(image.has("caption_vector")).isTrue();
    assertThat(image.has("crop_vector")).isFalse();

    JsonNode crop = document(cropDocument("whole", "hull"));
    assertThat(crop.path("kind").asString()).isEqualTo("crop");
    assertThat(texts(crop, "cropLabels")).containsExactly("red hull");
    assertThat(crop.has("crop_vector")).isTrue();
    assertThat(crop.has("image_vector")).isFalse();
    for (String copied :
        List.of(
            "imageId",
            "tags",
            "actors",
            "source",
            "captionWords",
            "width",
            "height",
            "bytes",
            "aspect",
            "version",
            "mediaType",
            "metadataNumbers",
            "hasCaption",
            "removed")) {
      assertThat(crop.get(copied)).as(copied).isEqualTo(image.get(copied)).isNotNull();
    }
  }

  @Test
  void anEditReachesTheImageAndItsCrops() throws Exception {
    corpus.image("edited").looks("road").crops(Corpus.crop("edited", "car")).register();
    corpus.log.append(new TagsEdited(imageId("edited"), List.of("new"), List.of(), Origin.HUMAN));
    corpus.awaitIndexed(corpus.recaption(imageId("edited"), "A winding road"));

    assertThat(corpus.documentsOf(imageId("edited")).values())
        .hasSize(2)
        .allSatisfy(
            document -> {
              assertThat(texts(document, "tags")).containsExactly("new");
              assertThat(document.path("captionWords").asString()).isEqualTo("a wind road");
              assertThat(document.path("version").asLong()).isEqualTo(3);
            });
    assertThat(document(imageId("edited")).has("caption_vector")).isTrue();
  }

  @Test
  void aMovedCropLosesItsVectorUntilItIsEmbeddedAgain() throws Exception {
    corpus.image("moved").looks("cat").crops(Corpus.crop("moved", "paw")).register();
    CropState from = new CropState(Corpus.BOX, "paw");
    CropState to = new CropState(new Box(0, 0, 0.2, 0.2), "tail");
    corpus.awaitIndexed(
        corpus.log.append(new CropAdjusted(imageId("moved"), cropId("moved"), from, to)));
    JsonNode crop = document(cropDocument("moved", "moved"));
    assertThat(texts(crop, "cropLabels")).containsExactly("tail");
    assertThat(crop.has("crop_vector")).isFalse();

    corpus.awaitIndexed(
        corpus.log.append(
            corpus.embedding(
                imageId("moved"), EmbeddingSubject.crop(cropId("moved"), to.box()), "cat tail")));
    assertThat(document(cropDocument("moved", "moved")).has("crop_vector")).isTrue();
  }

  @Test
  void aRemovedCropLeavesATombstone() throws Exception {
    corpus
        .image("pruned")
        .looks("tree")
        .crops(Corpus.crop("twig", "twig"), Corpus.crop("stem", "stem"))
        .register();
    corpus.awaitIndexed(corpus.log.append(new CropRemoved(imageId("pruned"), cropId("twig"))));
    assertThat(document(cropDocument("pruned", "twig")))
        .hasToString(
            "{\"kind\":\"crop\",\"imageId\":\"%s\",\"cropId\":\"%s\",\"removed\":true}"
                .formatted(imageId("pruned"), cropId("twig")));
    assertThat(document(cropDocument("pruned", "stem")).path("removed").asBoolean()).isFalse();
    assertThat(texts(document(imageId("pruned")), "cropLabels")).containsExactly("stem");
  }

  @Test
  void aRemovedImageKeepsItsFieldsAndLosesItsVectorsUntilItIsRestored() throws Exception {
    corpus
        .image("gone")
        .looks("ship")
        .caption("a ship")
        .crops(Corpus.crop("gone", "sail"))
        .register();
    corpus.awaitIndexed(corpus.log.append(new ImageRemoved(imageId("gone"), "blurred")));
    assertThat(corpus.documentsOf(imageId("gone")).values())
        .hasSize(2)
        .allSatisfy(
            document -> {
              assertThat(document.path("removed").asBoolean()).isTrue();
              assertThat(document.path("captionWords").asString()).isEqualTo("a ship");
              assertThat(document.propertyNames()).noneMatch(name -> name.endsWith("_vector"));
            });
    corpus.awaitIndexed(corpus.log.append(new ImageRestored(imageId("gone"))));
    assertThat(document(imageId("gone")).has("image_vector")).isTrue();
    assertThat(document(cropDocument("gone", "gone")).has("crop_vector")).isTrue();
  }

  @Test
  void unknownEventsAndThoseWithoutMeaningForSearchOnlyMoveTheProgress() throws Exception {
    corpus.awaitIndexed(corpus.image("steady").caption("steady").register());
    corpus.awaitIndexed(corpus.log.appendUnknown(imageId("steady")));
    long last =
        corpus.log.append(
            new EnrichmentRequested(imageId("steady"), List.of(EnrichmentKind.FINGERPRINT)));
    corpus.awaitIndexed(last);
    assertThat(document(imageId("steady")).path("caption").asString()).isEqualTo("steady");
  }

  @Test
  void eventsOfOtherBuildsLeaveTheDocumentAsItIsAndTheOthersGoOn() throws Exception {
    corpus.image("strange").caption("before the strange event").register();
    corpus.log.appendUnknown(imageId("strange"));
    corpus.log.appendRow("CaptionChanged", "9", imageId("strange"), "{}");
    corpus.log.appendRow("ImageRegistered", "9", imageId("stranger"), "{\"imageId\":");
    corpus.awaitIndexed(corpus.image("next to the strange").caption("goes on").register());

    assertThat(document(imageId("strange")).path("caption").asString())
        .isEqualTo("before the strange event");
    assertThat(document(imageId("next to the strange")).path("caption").asString())
        .isEqualTo("goes on");
    assertThat(corpus.documentsOf(imageId("stranger"))).isEmpty();
  }

  @Test
  void anUnusableVectorIsLeftOutAndTheRestIsIndexed() throws Exception {
    String id = imageId("broken vector");
    corpus.image("broken vector").caption("still found by words").register();
    float[] zero = new float[HashedWordsEncoder.DIMENSION];
    String sha256 = VectorBytes.sha256(zero);
    corpus.vectors.put(
        Map.of(VectorKey.of(id, EmbeddingSubject.image(), "hashed-words", "1", sha256), zero));
    corpus.awaitIndexed(
        corpus.log.append(
            new EmbeddingRecorded(
                id,
                EmbeddingSubject.image(),
                VectorRef.float32("hashed-words", "1", zero.length, sha256))));
    JsonNode document = document(id);
    assertThat(document.has("image_vector")).isFalse();
    assertThat(document.has("caption_vector")).isTrue();
    assertThat(document.path("hasEmbedding").asBoolean()).isTrue();
  }
}
