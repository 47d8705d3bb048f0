package io.framelog.query;

import io.framelog.identity.Sha256;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import io.framelog.log.LogAppender;
import io.framelog.log.NewEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import tools.jackson.databind.json.JsonMapper;

/** Appends events to the real log without aggregates, counting each image's sequence. */
public class TestLog {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final LogAppender appender;
  private final Map<String, Long> sequences = new HashMap<>();

  TestLog(LogAppender appender) {
    this.appender = appender;
  }

  /** Appends in one unit and returns the position of the last event. */
  public long append(ImageEvent... events) {
    return append("ann", List.of(events));
  }

  /** As {@code actor}. */
  public synchronized long append(String actor, List<? extends ImageEvent> events) {
    List<NewEvent> rows = new ArrayList<>();
    for (ImageEvent event : events) {
      long sequence = sequences.merge(event.imageId(), 0L, (last, zero) -> last + 1);
      rows.add(row(event, event.imageId(), sequence, actor));
    }
    String commandId = UUID.randomUUID().toString();
    CommandOutcome outcome =
        appender.append(
            new AppendUnit(
                commandId,
                Sha256.hex(commandId),
                Decision.of(rows.getFirst().aggregateId(), 1),
                rows));
    return outcome.position();
  }

  /** Appends an event of a type that this build does not know. */
  public synchronized long appendUnknown(String imageId) {
    long sequence = sequences.merge(imageId, 0L, (last, zero) -> last + 1);
    String commandId = UUID.randomUUID().toString();
    NewEvent row =
        new NewEvent(
            UUID.randomUUID().toString(),
            "SomethingNew",
            "7",
            "Image",
            imageId,
            sequence,
            "{\"imageId\":\"" + imageId + "\"}",
            "{\"actor\":\"ann\"}");
    return appender
        .append(
            new AppendUnit(commandId, Sha256.hex(commandId), Decision.of(imageId, 1), List.of(row)))
        .position();
  }

  private static NewEvent row(ImageEvent event, String imageId, long sequence, String actor) {
    return new NewEvent(
        UUID.randomUUID().toString(),
        event.getClass().getSimpleName(),
        event.getClass().getAnnotation(Revision.class).value(),
        "Image",
        imageId,
        sequence,
        JSON.writeValueAsString(event),
        JSON.writeValueAsString(Map.of("actor", actor, "reason", "because")));
  }
}
