package io.framelog.query;

import io.framelog.identity.Sha256;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.AppendUnit;
import io.framelog.log.CommandOutcome;
import io.framelog.log.Decision;
import io.framelog.log.LogAppender;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.MetadataKeys;
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
  private final LogReader reader;
  private final Map<String, Long> sequences = new HashMap<>();

  TestLog(LogAppender appender, LogReader reader) {
    this.appender = appender;
    this.reader = reader;
  }

  /** Appends in one unit and returns the position of the last event. */
  public long append(ImageEvent... events) {
    return append("ann", List.of(events));
  }

  /** As {@code actor}. */
  public synchronized long append(String actor, List<? extends ImageEvent> events) {
    String commandId = UUID.randomUUID().toString();
    Map<String, String> metadata =
        Map.of(
            MetadataKeys.ACTOR, actor,
            MetadataKeys.REASON, "because",
            MetadataKeys.COMMAND_ID, commandId);
    List<NewEvent> rows = new ArrayList<>();
    for (ImageEvent event : events) {
      long sequence = nextSequence(event.imageId());
      rows.add(row(event, event.imageId(), sequence, metadata));
    }
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
  public long appendUnknown(String imageId) {
    return appendRow("SomethingNew", "7", imageId, "{\"imageId\":\"" + imageId + "\"}");
  }

  /** Appends an event of an image as another build has written it. */
  public synchronized long appendRow(String type, String revision, String imageId, String payload) {
    long sequence = nextSequence(imageId);
    String commandId = UUID.randomUUID().toString();
    NewEvent row =
        new NewEvent(
            UUID.randomUUID().toString(),
            type,
            revision,
            "Image",
            imageId,
            sequence,
            payload,
            "{\"actor\":\"ann\"}");
    return appender
        .append(
            new AppendUnit(commandId, Sha256.hex(commandId), Decision.of(imageId, 1), List.of(row)))
        .position();
  }

  /** One more than the last; the first time, one more than what the log has. */
  private long nextSequence(String imageId) {
    return sequences.compute(
        imageId,
        (id, last) ->
            last == null ? (long) reader.read(LogQuery.aggregate(id, 0, 1_000)).size() : last + 1);
  }

  private static NewEvent row(
      ImageEvent event, String imageId, long sequence, Map<String, String> metadata) {
    return new NewEvent(
        UUID.randomUUID().toString(),
        event.getClass().getSimpleName(),
        event.getClass().getAnnotation(Revision.class).value(),
        "Image",
        imageId,
        sequence,
        JSON.writeValueAsString(event),
        JSON.writeValueAsString(metadata));
  }
}
