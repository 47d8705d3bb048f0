package io.framelog.query.diff;

import io.framelog.diff.Blame;
import io.framelog.diff.BlamedFact;
import io.framelog.diff.Deed;
import io.framelog.diff.FindBlame;
import io.framelog.identity.Identities;
import io.framelog.image.Origin;
import io.framelog.image.commands.RevertEditsOfImage;
import io.framelog.image.commands.RevertImage;
import io.framelog.log.EventForms;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import io.framelog.query.diff.BlameTable.Blamed;
import io.framelog.query.diff.FactPositions.Fact;
import io.framelog.query.image.ImageReads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@link FindBlame}: where, out of the versions; who and why, out of the few events that
 * are blamed.
 */
@Component
class FindBlameHandler {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Set<String> REVERTING =
      Set.of(RevertImage.class.getSimpleName(), RevertEditsOfImage.class.getSimpleName());

  private final BlameTable table;
  private final ImageReads reads;
  private final LogReader log;

  FindBlameHandler(BlameTable table, ImageReads reads, LogReader log) {
    this.table = table;
    this.reads = reads;
    this.log = log;
  }

  @QueryHandler
  Blame on(FindBlame query) {
    if (!Identities.isUuid(query.imageId())) {
      throw ImageReads.notFound(query.imageId());
    }
    reads.reach(query.minPosition());
    reads.reach(query.asOf());
    Blamed blamed = table.blame(query.imageId(), query.asOf(), query.minPosition());
    if (blamed == null) {
      throw reads.missing(query.imageId());
    }
    Map<Long, Deed> deeds = new HashMap<>();
    for (LoggedEvent event : log.readAt(blamed.versions().keySet())) {
      long version = Objects.requireNonNull(blamed.versions().get(event.position()));
      deeds.put(event.position(), deed(event, version));
    }
    List<BlamedFact> facts = new ArrayList<>();
    for (Fact fact : blamed.facts()) {
      Deed deed = Objects.requireNonNull(deeds.get(fact.position()));
      facts.add(new BlamedFact(fact.field(), fact.value(), deed));
    }
    return new Blame(facts, blamed.position());
  }

  private static Deed deed(LoggedEvent event, long version) {
    JsonNode metadata = JSON.readTree(event.metadata());
    String command = text(metadata, MetadataKeys.COMMAND);
    return new Deed(
        Objects.requireNonNullElse(text(metadata, MetadataKeys.ACTOR), ""),
        event.recordedAt(),
        event.position(),
        version,
        origin(event),
        event.type(),
        command,
        text(metadata, MetadataKeys.COMMAND_ID),
        text(metadata, MetadataKeys.CLIENT),
        text(metadata, MetadataKeys.REASON),
        command == null ? null : REVERTING.contains(command));
  }

  /** What carries no origin is done by people. */
  private static Origin origin(LoggedEvent event) {
    JsonNode origin = JSON.readTree(EventForms.present(event).payload()).path("origin");
    return origin.isObject() ? JSON.treeToValue(origin, Origin.class) : Origin.HUMAN;
  }

  private static @Nullable String text(JsonNode metadata, String key) {
    return metadata.path(key).asString(null);
  }
}
