package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.identity.UuidV5;
import io.framelog.image.Box;
import io.framelog.image.Crop;
import io.framelog.image.EmbeddingSubject;
import io.framelog.image.Origin;
import io.framelog.image.VectorRef;
import io.framelog.image.events.CaptionChanged;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.model.DualEncoder;
import io.framelog.model.VectorBytes;
import io.framelog.model.VectorKey;
import io.framelog.model.VectorStore;
import io.framelog.query.TestLog;
import io.framelog.query.progress.ProjectionProgress;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts images into the log as the whole system would, and looks at the documents in the index. */
class Corpus {
  static final Box BOX = new Box(0.1, 0.1, 0.5, 0.5);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final TestLog log;
  final DualEncoder encoder;
  final VectorStore vectors;
  final ProjectionProgress progress;
  final ElasticsearchClient client;
  final SearchSettings settings;

  Corpus(
      TestLog log,
      DualEncoder encoder,
      VectorStore vectors,
      ProjectionProgress progress,
      ElasticsearchClient client,
      SearchSettings settings) {
    this.log = log;
    this.encoder = encoder;
    this.vectors = vectors;
    this.progress = progress;
    this.client = client;
    this.settings = settings;
  }

  static String imageId(String name) {
    return Identities.image(Identities.IMAGES, Sha256.hex(name));
  }

  static String cropId(String name) {
    return UuidV5.of(Identities.IMAGES, "crop " + name).toString();
  }

  static Crop crop(String name, @Nullable String label) {
    return new Crop(cropId(name), BOX, label);
  }

  /** An image whose pixels mean {@code looks}; every vector is there at once. */
  Draft image(String name) {
    return new Draft(imageId(name));
  }

  Draft imageOf(String id) {
    return new Draft(id);
  }

  /** What is to be registered. */
  final class Draft {
    private final String id;
    private String looks = "";
    private String caption = "";
    private List<String> tags = List.of();
    private List<String> actors = List.of();
    private Map<String, Object> metadata = Map.of();
    private List<Crop> crops = List.of();
    private int width = 640;
    private int height = 480;

    private Draft(String id) {
      this.id = id;
    }

    Draft looks(String words) {
      looks = words;
      return this;
    }

    Draft caption(String text) {
      caption = text;
      return this;
    }

    Draft tags(String... values) {
      tags = List.of(values);
      return this;
    }

    Draft actors(String... values) {
      actors = List.of(values);
      return this;
    }

    Draft metadata(Map<String, Object> values) {
      metadata = values;
      return this;
    }

    Draft crops(Crop... values) {
      crops = List.of(values);
      return this;
    }

    Draft size(int pixelsWide, int pixelsHigh) {
      width = pixelsWide;
      height = pixelsHigh;
      return this;
    }

    /** Appends all of it and returns the position of the last event. */
    long register() {
      return register("ann");
    }

    /** As somebody; the registration is the first of the events. */
    long register(String actor) {
      List<ImageEvent> events = new ArrayList<>();
      events.add(
          new ImageRegistered(
              id,
              "images/" + id + ".png",
              Sha256.hex(id),
              "image/png",
              1_000L + width,
              width,
              height,
              null,
              caption,
              tags,
              actors,
              metadata,
              crops,
              Origin.HUMAN));
      if (!looks.isEmpty()) {
        events.add(embedding(id, EmbeddingSubject.image(), looks));
        for (Crop crop : crops) {
          events.add(
              embedding(
                  id,
                  EmbeddingSubject.crop(crop.cropId(), crop.box()),
                  looks + ' ' + crop.label()));
        }
      }
      if (!caption.isEmpty()) {
        events.add(captionEmbedding(id, caption));
      }
      return log.append(actor, events);
    }

    /** How many events {@link #register} appends. */
    int events() {
      return 1 + (looks.isEmpty() ? 0 : 1 + crops.size()) + (caption.isEmpty() ? 0 : 1);
    }
  }

  /** Changes a caption and gives the new one its vector. */
  long recaption(String imageId, String caption) {
    return log.append(
        "ann",
        List.of(
            new CaptionChanged(imageId, caption, Origin.HUMAN),
            captionEmbedding(imageId, caption)));
  }

  EmbeddingRecorded captionEmbedding(String imageId, String caption) {
    return embedding(imageId, EmbeddingSubject.caption(Sha256.hex(caption)), caption);
  }

  /** Stores the vector of the words and gives the event that says so. */
  EmbeddingRecorded embedding(String imageId, EmbeddingSubject subject, String words) {
    return embedding(imageId, subject, words, encoder);
  }

  EmbeddingRecorded embedding(
      String imageId, EmbeddingSubject subject, String words, DualEncoder model) {
    float[] vector = model.encodeTexts(List.of(words)).getFirst();
    String sha256 = VectorBytes.sha256(vector);
    vectors.put(
        Map.of(VectorKey.of(imageId, subject, model.model(), model.version(), sha256), vector));
    return new EmbeddingRecorded(
        imageId,
        subject,
        VectorRef.float32(model.model(), model.version(), model.dimension(), sha256));
  }

  void awaitIndexed(long position) {
    progress.await(SearchIndexProjection.NAME, position, PATIENCE);
  }

  /** Every document of the live index with its vectors, by id. */
  Map<String, JsonNode> documents() throws IOException {
    return documents("{\"match_all\":{}}");
  }

  /** The documents of an image and its crops. */
  Map<String, JsonNode> documentsOf(String imageId) throws IOException {
    return documents("{\"term\":{\"imageId\":\"%s\"}}".formatted(imageId));
  }

  private Map<String, JsonNode> documents(String query) throws IOException {
    client.indices().refresh(request -> request.index(settings.alias()));
    SearchResponse<JsonNode> found =
        client.search(
            request ->
                request
                    .index(settings.alias())
                    .withJson(
                        new StringReader(
                            "{\"size\":10000,\"_source\":{\"exclude_vectors\":false},\"query\":%s}"
                                .formatted(query))),
            JsonNode.class);
    Map<String, JsonNode> documents = new TreeMap<>();
    found.hits().hits().forEach(hit -> documents.put(hit.id(), hit.source()));
    return documents;
  }
}
