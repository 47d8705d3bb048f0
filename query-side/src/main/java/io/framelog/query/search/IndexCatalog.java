package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.get.Feature;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of our indices exist. Their names are {@code alias-schema-model-generation}; the aliases
 * say which one is live and which one is being filled beside it, so that Elasticsearch alone knows
 * the state, however many nodes there are.
 */
@SearchComponent
class IndexCatalog {
  /** The member of {@code _meta} that holds an {@link IndexIdentity}. */
  static final String META = "framelog";

  private final ElasticsearchClient client;
  private final SearchSettings settings;
  private final Pattern names;

  IndexCatalog(ElasticsearchClient client, SearchSettings settings) {
    this.client = client;
    this.settings = settings;
    this.names = Pattern.compile(Pattern.quote(settings.alias()) + "-\\d+-.+-(\\d{6,})");
  }

  /** One of our indices. */
  record Entry(String name, long generation, boolean live, boolean next, IndexIdentity identity) {}

  /** All of our indices, the oldest first. */
  record Listing(List<Entry> entries) {
    Optional<Entry> live() {
      return entries.stream().filter(Entry::live).findFirst();
    }

    Optional<Entry> next() {
      return entries.stream().filter(Entry::next).findFirst();
    }

    long lastGeneration() {
      return entries.isEmpty() ? 0 : entries.getLast().generation();
    }
  }

  /** Asks Elasticsearch; it answers from its cluster state. */
  Listing list() throws IOException {
    Map<String, IndexState> found =
        client
            .indices()
            .get(
                request ->
                    request
                        .index(settings.alias() + "-*")
                        .features(Feature.Aliases, Feature.Mappings))
            .indices();
    return new Listing(
        found.entrySet().stream()
            .flatMap(entry -> entry(entry.getKey(), entry.getValue()).stream())
            .sorted(Comparator.comparingLong(Entry::generation))
            .toList());
  }

  private Optional<Entry> entry(String name, IndexState state) {
    Matcher matcher = names.matcher(name);
    Optional<JsonData> meta =
        Optional.ofNullable(state.mappings()).map(mappings -> mappings.meta().get(META));
    if (!matcher.matches() || meta.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            name,
            Long.parseLong(matcher.group(1)),
            state.aliases().containsKey(settings.alias()),
            state.aliases().containsKey(settings.nextAlias()),
            meta.get().to(IndexIdentity.class)));
  }
}
