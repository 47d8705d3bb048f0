package io.framelog.command.edit;

import io.framelog.edit.EditsBy;
import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.log.EventForms;
import io.framelog.log.EventTypes;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds somebody's edits in the log, range by range, in memory that does not grow with it. */
@Component
class NamedEdits {
  private static final int RANGE = 10_000;

  /** Of these, whole payloads come over, because a model stands in them. */
  private static final int MODEL_RANGE = 2_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final LogReader log;

  NamedEdits(LogReader log) {
    this.log = log;
  }

  /** An edit that is meant. */
  record Named(String imageId, long position) {}

  /**
   * A part of the log that was looked through.
   *
   * @param end the last position of the part
   */
  record Part(long end, List<Named> edits) {}

  /** Looks through the next part beyond {@code after}, at most up to {@code last}. */
  Part next(EditsBy by, long after, long last) {
    return switch (by.source()) {
      case ACTOR -> marked(MetadataKeys.ACTOR, by, after, last);
      case CLIENT -> marked(MetadataKeys.CLIENT, by, after, last);
      case COMMAND -> marked(MetadataKeys.COMMAND_ID, by, after, last);
      case JOB -> marked(MetadataKeys.CAUSATION_ID, by, after, last);
      case MODEL -> byModel(by.value(), after, last);
    };
  }

  private Part marked(String key, EditsBy by, long after, long last) {
    long end = Math.min(last, after + RANGE);
    return part(end, log.readMarked(key, by.value(), after, end));
  }

  private Part byModel(String model, long after, long last) {
    long end = Math.min(last, after + MODEL_RANGE);
    return part(
        end,
        log.read(LogQuery.all(after, MODEL_RANGE)).stream()
            .filter(event -> event.position() <= end && isOf(event, model))
            .toList());
  }

  private static Part part(long end, List<LoggedEvent> events) {
    return new Part(
        end,
        events.stream()
            .filter(NamedEdits::canBeUndone)
            .map(event -> new Named(event.aggregateId(), event.position()))
            .toList());
  }

  private static boolean canBeUndone(LoggedEvent event) {
    return EventTypes.named(event.type())
        .filter(AnnotationEvent.class::isAssignableFrom)
        .filter(type -> type != ImageRegistered.class)
        .isPresent();
  }

  private static boolean isOf(LoggedEvent event, String model) {
    if (!event.payload().contains("MODEL")) {
      return false;
    }
    JsonNode origin = JSON.readTree(EventForms.present(event).payload()).path("origin");
    String name = origin.path("model").asString("");
    return origin.path("kind").asString("").equals("MODEL")
        && (model.equals(name) || model.equals(name + '@' + origin.path("version").asString("")));
  }
}
