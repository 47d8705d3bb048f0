package io.framelog.command;

import io.framelog.command.log.Battery;
import io.framelog.command.model.ModelRun;
import io.framelog.command.model.ModelSystem;
import io.framelog.error.CommandRejected;
import io.framelog.error.Rejection;
import io.framelog.image.events.ImageEvent;
import io.framelog.log.CommandOutcome;
import io.framelog.log.EventTypes;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.MetadataKeys;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The same as ImageModelTest through the command bus, cache, snapshots and the log. */
@CommandSideTest
class ImageModelOnTheLogTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired CommandGateway gateway;
  @Autowired LogReader log;

  @Test
  void everyCommandDoesWhatTheOracleSays() {
    Battery battery = Battery.of("ImageModelOnTheLogTest", 2);
    ModelRun.Tally tally = ModelRun.Tally.NONE;
    for (int round = 0; round < battery.rounds(); round++) {
      tally =
          tally.plus(
              new ModelRun(battery.random(), new OnTheLog(), UUID.randomUUID().toString())
                  .steps(400));
    }
    tally.assertNotDull();
  }

  private final class OnTheLog implements ModelSystem {
    @Override
    public @Nullable Double autoAccept() {
      return null; // the deployment's default
    }

    @Override
    public Answer send(Object command, String actor) {
      try {
        CommandOutcome outcome =
            gateway.sendAndWait(
                new GenericCommandMessage<>(command, MetaData.with(MetadataKeys.ACTOR, actor)));
        return new Answer(null, outcome.version());
      } catch (CommandRejected refused) {
        return new Answer(refused.<Rejection>getDetails().orElseThrow().code(), 0);
      }
    }

    @Override
    public List<At> eventsAfter(String imageId, long position) {
      return log.read(LogQuery.aggregate(imageId, position, 1_000)).stream()
          .map(event -> new At(event.position(), parsed(event)))
          .toList();
    }

    private static ImageEvent parsed(LoggedEvent event) {
      return (ImageEvent)
          JSON.readValue(event.payload(), EventTypes.named(event.type()).orElseThrow());
    }
  }
}
