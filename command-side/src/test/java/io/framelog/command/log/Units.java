package io.framelog.command.log;

import io.framelog.identity.Sha256;
import io.framelog.log.AppendUnit;
import io.framelog.log.Decision;
import io.framelog.log.MetadataKeys;
import io.framelog.log.NewEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** Units of events for tests of the log, which does not care what events say. */
final class Units {
  static final String UNIT_SIZE = "unitSize";

  private Units() {}

  static AppendUnit unit(String commandId, String aggregateId, long firstSequence, int events) {
    List<NewEvent> rows =
        LongStream.range(firstSequence, firstSequence + events)
            .mapToObj(sequence -> event(aggregateId, sequence, provenance(commandId, events)))
            .toList();
    return new AppendUnit(
        commandId,
        Sha256.hex(commandId),
        new Decision(aggregateId, firstSequence + events, Map.of("made", "by " + commandId)),
        rows);
  }

  static AppendUnit unit(String aggregateId, long sequence) {
    return unit(id(), aggregateId, sequence, 1);
  }

  /** Who sent it, and of how many events the unit is: what LogInvariants checks the log against. */
  private static String provenance(String commandId, int events) {
    return "{\"actor\":\"ann\",\"%s\":\"%s\",\"%s\":%d}"
        .formatted(MetadataKeys.COMMAND_ID, commandId, UNIT_SIZE, events);
  }

  private static NewEvent event(String aggregateId, long sequence, String metadata) {
    return new NewEvent(
        id(),
        "ImageRestored",
        "1",
        "Image",
        aggregateId,
        sequence,
        "{\"imageId\":\"" + aggregateId + "\"}",
        metadata);
  }

  static String id() {
    return UUID.randomUUID().toString();
  }
}
