package io.framelog.bench.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.framelog.image.events.AnnotationEvent;
import io.framelog.image.events.ImageEvent;
import io.framelog.image.events.ImageRegistered;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import io.framelog.query.image.ImageProjection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** That the log which is measured is one that the system could have written. */
class GeneratedLogTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final GeneratedLog WRITTEN = new GeneratedLog(1, 100, 500);

  private static ReadSide side;

  @BeforeAll
  static void start() throws SQLException {
    side = ReadSide.start(WRITTEN, null);
  }

  @AfterAll
  static void stop() {
    side.close();
  }

  @Test
  void aShorterLogIsTheBeginningOfALongerOne() {
    GeneratedLog longer = new GeneratedLog(1, 10_000, 50_000);

    assertThat(events(longer, 500)).isEqualTo(events(WRITTEN, 500));
    assertThat(events(new GeneratedLog(2, 100, 500), 500)).isNotEqualTo(events(WRITTEN, 500));
  }

  @Test
  void asManyImagesAreRegisteredAsWereAskedForAndTagsAreAsFrequentAsIsSaid() {
    List<ImageRegistered> registered =
        events(new GeneratedLog(3, 4_000, 20_000), 20_000).stream()
            .filter(ImageRegistered.class::isInstance)
            .map(ImageRegistered.class::cast)
            .toList();

    assertThat(registered).hasSize(4_000);
    for (List<String> tags : List.of(GeneratedLog.frequentTags(), GeneratedLog.nestedTags())) {
      assertThat(share(registered, tags.get(0))).isCloseTo(0.5, within(0.03));
      assertThat(share(registered, tags.get(1))).isCloseTo(0.2, within(0.03));
      assertThat(share(registered, tags.get(2))).isCloseTo(0.05, within(0.015));
    }
  }

  @Test
  void whatIsWrittenIsSealedNumberedAndReadableAsTheAppendersEventsAre() {
    List<SealedEvent> sealed = side.bean(LogReader.class).readSealed(0, 500);
    Map<String, Long> sequences = new HashMap<>();

    assertThat(sealed).hasSize(500);
    for (int i = 0; i < sealed.size(); i++) {
      LoggedEvent event = sealed.get(i).event();
      assertThat(event.position()).isEqualTo(i + 1);
      assertThat(event.sequence())
          .isEqualTo(sequences.merge(event.aggregateId(), 0L, (a, b) -> a + 1));
      assertSealed(sealed.get(i).payload(), event.payload());
      assertSealed(sealed.get(i).metadata(), event.metadata());
    }
    side.project(ImageProjection.NAME);
    assertThat(
            side.jdbc()
                .queryForObject(
                    "select count(*) from image where created_position <= 500", Long.class))
        .isEqualTo(WRITTEN.images());
    assertThat(
            side.jdbc()
                .queryForList(
                    """
                    select i.image_id from image i
                      join (select distinct on (aggregate_id) aggregate_id, version
                              from event_log_command order by aggregate_id, last_position desc) c
                        on c.aggregate_id = i.image_id
                     where c.version <> i.version and i.created_position <= 500\
                    """))
        .isEmpty();
  }

  /** Every command is sent; each must do what the generator wrote. */
  @Test
  void theAggregateDecidesAsTheGeneratorDid() {
    GeneratedLog other = new GeneratedLog(7, 200, 1_000);
    LogAuthor author = new LogAuthor(other);
    CommandGateway commands = side.bean(CommandGateway.class);
    LogReader log = side.bean(LogReader.class);
    Set<String> kinds = new HashSet<>();
    long position = 1;
    while (position <= other.events()) {
      GeneratedUnit unit = author.next(position);
      long before =
          unit.image().version
              - unit.events().stream().filter(AnnotationEvent.class::isInstance).count();
      CommandOutcome outcome =
          send(commands, unit, before, GeneratedLog.commandId(other.seed(), position).toString());

      assertThat(outcome.version()).isEqualTo(unit.image().version);
      assertThat(outcome.ids()).isEqualTo(unit.ids());
      assertThat(payloads(log, outcome))
          .isEqualTo(unit.events().stream().map(JSON::writeValueAsString).toList());
      unit.events().forEach(event -> kinds.add(event.getClass().getSimpleName()));
      position += unit.events().size();
    }
    assertThat(kinds).hasSizeGreaterThan(14);
  }

  private static CommandOutcome send(
      CommandGateway commands, GeneratedUnit unit, long version, String commandId) {
    Object command = CommandOf.event(unit.events().getFirst(), version);
    return commands.sendAndWait(
        new GenericCommandMessage<>(
            new GenericMessage<>(
                commandId,
                command,
                Map.of(MetadataKeys.ACTOR, unit.actor(), MetadataKeys.CLIENT, unit.client())),
            command.getClass().getName()));
  }

  private static List<String> payloads(LogReader log, CommandOutcome outcome) {
    if (!outcome.changed()) {
      return Collections.emptyList();
    }
    int count = (int) (outcome.position() - outcome.firstPosition() + 1);
    return log.read(LogQuery.all(outcome.firstPosition() - 1, count)).stream()
        .map(LoggedEvent::payload)
        .toList();
  }

  private static void assertSealed(Seal seal, String text) {
    assertThat(seal.isBroken()).isFalse();
    assertThat(seal.commitment())
        .isEqualTo(Seal.of(Objects.requireNonNull(seal.salt()), text).commitment());
  }

  private static List<ImageEvent> events(GeneratedLog log, int count) {
    LogAuthor author = new LogAuthor(log);
    List<ImageEvent> events = new ArrayList<>();
    while (events.size() < count) {
      events.addAll(author.next(events.size() + 1).events());
    }
    return events;
  }

  private static double share(List<ImageRegistered> images, String tag) {
    return (double) images.stream().filter(image -> image.tags().contains(tag)).count()
        / images.size();
  }
}
