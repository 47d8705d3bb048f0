package io.framelog.command.log;

import io.framelog.identity.Sha256;
import io.framelog.log.AppendUnit;
import io.framelog.log.Decision;
import io.framelog.log.NewEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Units as the command bus would make them: every event names its command. */
public final class ContractUnits {
  private ContractUnits() {}

  public static AppendUnit unit(String aggregateId, long firstSequence, int events) {
    return unit(id(), aggregateId, firstSequence, events);
  }

  public static AppendUnit unit(
      String commandId, String aggregateId, long firstSequence, int events) {
    List<NewEvent> rows =
        LongStream.range(firstSequence, firstSequence + events)
            .mapToObj(
                sequence ->
                    event(
                        commandId,
                        "ann",
                        "ImageRestored",
                        aggregateId,
                        sequence,
                        "{\"imageId\":\"" + aggregateId + "\"}"))
            .toList();
    return unit(commandId, aggregateId, rows);
  }

  /** One event of an actor. */
  static AppendUnit by(String actor, String type, String aggregateId, long sequence) {
    String commandId = id();
    return unit(
        commandId,
        aggregateId,
        List.of(event(commandId, actor, type, aggregateId, sequence, "{}")));
  }

  /** One event that says something. */
  static AppendUnit withPayload(String payload) {
    String commandId = id();
    String aggregateId = id();
    return unit(
        commandId,
        aggregateId,
        List.of(event(commandId, "Zoë 🚀", "ImageRestored", aggregateId, 0, payload)));
  }

  /** The events of two units in one. */
  static AppendUnit both(AppendUnit first, AppendUnit second) {
    return new AppendUnit(
        first.commandId(),
        first.fingerprint(),
        first.decision(),
        Stream.of(first, second).flatMap(unit -> unit.events().stream()).toList());
  }

  static List<String> eventIds(AppendUnit... units) {
    return Stream.of(units).flatMap(unit -> unit.events().stream()).map(NewEvent::eventId).toList();
  }

  private static AppendUnit unit(String commandId, String aggregateId, List<NewEvent> events) {
    return new AppendUnit(
        commandId,
        Sha256.hex(commandId),
        new Decision(
            aggregateId,
            events.getLast().sequence() + 1,
            Map.of("made", "by " + events.getFirst().sequence())),
        events);
  }

  private static NewEvent event(
      String commandId,
      String actor,
      String type,
      String aggregateId,
      long sequence,
      String payload) {
    return new NewEvent(
        id(),
        type,
        "1",
        "Image",
        aggregateId,
        sequence,
        payload,
        "{\"actor\":\"" + actor + "\",\"commandId\":\"" + commandId + "\"}");
  }

  public static String id() {
    return UUID.randomUUID().toString();
  }
}
