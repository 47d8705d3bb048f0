package io.framelog.query.search;

import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import io.framelog.query.selection.IndexFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Settings and mapping of an index: {@code index.json} and what depends on the deployment. */
@SearchComponent
class IndexDefinition {
  private static final String FILE = "index.json";
  private static final List<String> VECTORS =
      List.of(IndexFields.IMAGE_VECTOR, IndexFields.CAPTION_VECTOR, IndexFields.CROP_VECTOR);

  private final JsonMapper json;
  private final SearchSettings settings;

  IndexDefinition(JsonMapper json, SearchSettings settings) {
    this.json = json;
    this.settings = settings;
  }

  /** The request that makes an index. */
  CreateIndexRequest request(String name, Optional<String> alias, IndexIdentity identity) {
    ObjectNode body = file();
    ObjectNode index = body.withObject("/settings/index");
    index.put("number_of_shards", settings.shards());
    // Nobody searches an index that is being filled.
    boolean filling = alias.filter(settings.nextAlias()::equals).isPresent();
    index.put("refresh_interval", filling ? "-1" : refreshInterval());
    ObjectNode mappings = body.withObject("/mappings");
    mappings.withObject("/_meta").set(IndexCatalog.META, json.valueToTree(identity));
    for (String vector : VECTORS) {
      mappings.withObject("/properties/" + vector).put("dims", identity.model().dimension());
    }
    alias.ifPresent(it -> body.withObject("/aliases/" + it));
    return CreateIndexRequest.of(
        request -> request.index(name).withJson(new StringReader(body.toString())));
  }

  /** How often a live index refreshes itself, as Elasticsearch writes durations. */
  String refreshInterval() {
    return settings.refreshInterval().toMillis() + "ms";
  }

  private ObjectNode file() {
    try (InputStream stream = IndexDefinition.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return (ObjectNode) json.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
