package io.framelog.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import io.framelog.log.LogHead;
import io.framelog.log.LogReader;
import io.framelog.model.DualEncoder;
import io.framelog.query.progress.ProjectionProgress;
import io.framelog.query.search.IndexCatalog.Entry;
import io.framelog.query.search.IndexCatalog.Listing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, finds and switches the indices: one is live, and a second may be filled beside it. */
@SearchComponent
class SearchIndexes {
  /** Counts changes of {@code index.json} and of documents that need a new index. */
  static final int SCHEMA = 2;

  private static final int ATTEMPTS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndexes.class);

  private final ElasticsearchClient client;
  private final IndexCatalog catalog;
  private final IndexDefinition definition;
  private final SearchSettings settings;
  private final DualEncoder encoder;
  private final LogReader log;
  private final ProjectionProgress progress;
  private final IndexStates states;

  SearchIndexes(
      ElasticsearchClient client,
      IndexCatalog catalog,
      IndexDefinition definition,
      SearchSettings settings,
      DualEncoder encoder,
      LogReader log,
      ProjectionProgress progress,
      IndexStates states) {
    this.client = client;
    this.catalog = catalog;
    this.definition = definition;
    this.settings = settings;
    this.encoder = encoder;
    this.log = log;
    this.progress = progress;
    this.states = states;
  }

  /**
   * The indices that every change must be written to: the live one and one that is being filled.
   *
   * @throws IllegalStateException when there is none yet, or when one is of another log or ahead of
   *     the log
   */
  List<IndexTarget> targets() throws IOException {
    states.requireSeen();
    Listing listing = catalog.list();
    if (listing.live().isEmpty() && listing.next().isEmpty()) {
      ensure();
      listing = catalog.list();
    }
    List<IndexTarget> targets =
        Stream.concat(
                target(listing.live(), settings.alias()),
                target(listing.next(), settings.nextAlias()))
            .toList();
    if (targets.isEmpty()) {
      throw new IllegalStateException("there is no search index of schema " + SCHEMA);
    }
    return targets;
  }

  /** The index that is searched, if there is one of this schema. */
  Optional<IndexTarget> live() throws IOException {
    states.requireSeen();
    return target(catalog.list().live(), settings.alias()).findFirst();
  }

  /** Whether an index is being filled, or was until its node stopped. */
  boolean hasNext() throws IOException {
    return catalog.list().next().isPresent();
  }

  /**
   * Makes what is missing. An index that must be filled from the read model first, because the
   * projection is already beyond the first event, is not live yet: a rebuild makes it so.
   */
  void ensure() throws IOException {
    states.settle();
    Listing listing = catalog.list();
    if (Stream.concat(listing.live().stream(), listing.next().stream()).anyMatch(this::fits)) {
      return;
    }
    boolean fresh = listing.live().isEmpty() && progress.position(SearchIndexProjection.NAME) == 0;
    String alias = fresh ? settings.alias() : settings.nextAlias();
    try {
      create(listing, Optional.of(alias));
    } catch (ElasticsearchException e) {
      if (!isThere(e)) {
        throw e; // else another node has just made it
      }
    }
  }

  /** A new empty index, to be filled beside the live one; an unfinished one is thrown away. */
  IndexTarget createNext() throws IOException {
    String name = createNew(Optional.of(settings.nextAlias()));
    return new IndexTarget(name, settings.nextAlias(), model());
  }

  private String createNew(Optional<String> alias) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Listing listing = catalog.list();
      Optional<Entry> unfinished = listing.next();
      if (unfinished.isPresent()) {
        String name = unfinished.get().name();
        client.indices().delete(request -> request.index(name));
      }
      try {
        return create(listing, alias);
      } catch (ElasticsearchException e) {
        if (!isThere(e) || attempt == ATTEMPTS) {
          throw e; // else somebody was quicker, and may want it for something else
        }
      }
    }
  }

  private static boolean isThere(ElasticsearchException e) {
    return "resource_already_exists_exception".equals(e.error().type());
  }

  /** Makes a filled index the live one and deletes all others, in one step. */
  void promote(IndexTarget next) throws IOException {
    client
        .indices()
        .putSettings(
            request ->
                request
                    .index(next.index())
                    .settings(
                        index ->
                            index.refreshInterval(
                                Time.of(time -> time.time(definition.refreshInterval())))));
    client.indices().refresh(request -> request.index(next.index()));
    switchTo(next.index(), true);
  }

  /** Replaces the live index by an empty one; the projection begins anew. */
  void startOver() throws IOException {
    switchTo(createNew(Optional.empty()), false);
  }

  private void switchTo(String index, boolean wasNext) throws IOException {
    List<Action> actions = new ArrayList<>();
    actions.add(Action.of(one -> one.add(add -> add.index(index).alias(settings.alias()))));
    if (wasNext) {
      actions.add(
          Action.of(
              one ->
                  one.remove(
                      remove -> remove.index(index).alias(settings.nextAlias()).mustExist(true))));
    }
    for (Entry other : catalog.list().entries()) {
      if (!other.name().equals(index)) {
        actions.add(Action.of(one -> one.removeIndex(remove -> remove.index(other.name()))));
      }
    }
    client.indices().updateAliases(request -> request.actions(actions));
    LOG.info("The search index is now {}", index);
  }

  /** Only asked for when needed: the model may still be loading. */
  private IndexedModel model() {
    return IndexedModel.of(encoder);
  }

  private boolean fits(Entry entry) {
    return entry.identity().schema() == SCHEMA
        && entry.identity().model().equals(model())
        && !entry.identity().isOfEarlierEpoch(log.head());
  }

  private Stream<IndexTarget> target(Optional<Entry> entry, String alias) {
    return entry.stream()
        .filter(found -> found.identity().schema() == SCHEMA)
        .filter(this::isOfThisEpoch)
        .map(found -> new IndexTarget(found.name(), alias, found.identity().model()));
  }

  /** One of an earlier epoch is as good as none; one of another log stops everything. */
  private boolean isOfThisEpoch(Entry entry) {
    LogHead head = log.head();
    if (!entry.identity().isOf(head) && !entry.identity().isOfEarlierEpoch(head)) {
      throw new IllegalStateException(
          "log-went-backwards: the search index %s is of log %s, epoch %d, but the log is %s"
              .formatted(entry.name(), entry.identity().logId(), entry.identity().epoch(), head));
    }
    return entry.identity().isOf(head);
  }

  private String create(Listing listing, Optional<String> alias) throws IOException {
    IndexedModel model = model();
    String name =
        "%s-%d-%s-%06d"
            .formatted(settings.alias(), SCHEMA, model.slug(), listing.lastGeneration() + 1);
    LogHead head = log.head();
    IndexIdentity identity = new IndexIdentity(SCHEMA, model, head.logId(), head.epoch());
    client.indices().create(definition.request(name, alias, identity));
    LOG.info("Made the search index {}", name);
    return name;
  }
}
