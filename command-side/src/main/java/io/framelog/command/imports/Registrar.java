package io.framelog.command.imports;

import io.framelog.command.job.RunningJob;
import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import io.framelog.identity.Sha256;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RegisterImages;
import io.framelog.log.CommandOutcome;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.MetadataKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import tools.jackson.databind.json.JsonMapper;

/** Registers a job's images, each once however often the same step of the job is repeated. */
final class Registrar {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final CommandGateway gateway;
  private final LogReader log;
  private final Timer append;

  Registrar(CommandGateway gateway, LogReader log, MeterRegistry meters) {
    this.gateway = gateway;
    this.log = log;
    this.append = meters.timer("framelog.import.append");
  }

  /**
   * Registers images.
   *
   * @param step what this is among all that the job does, the same when it is repeated
   * @return by image id, for each of them
   */
  Map<String, Fate> register(RunningJob job, String step, List<RegisterImage> images) {
    RegisterImages command = new RegisterImages(images);
    String id = job.commandId(step);
    CommandOutcome outcome;
    String sent = id;
    try {
      outcome = send(job, id, command);
    } catch (CommandExecutionException e) {
      if (e.<Object>getDetails().orElse(null) instanceof Rejection rejection
          && rejection.code() == ErrorCode.IDEMPOTENCY_KEY_REUSED) {
        // The source is no longer what it was when this step was done and its end got lost.
        sent = job.commandId(step + " as " + hash(command));
        outcome = send(job, sent, command);
      } else {
        throw e;
      }
    }
    Map<String, Fate> fates = new HashMap<>();
    List<String> own = List.of(id, sent);
    for (RegisterImage image : images) {
      fates.put(image.imageId(), fate(image.imageId(), outcome, own));
    }
    return fates;
  }

  private CommandOutcome send(RunningJob job, String id, RegisterImages command) {
    CommandOutcome outcome =
        append.record(
            () ->
                gateway.<CommandOutcome>sendAndWait(
                    new GenericCommandMessage<>(
                        new GenericMessage<>(id, command, job.metadata()),
                        RegisterImages.class.getName())));
    if (outcome == null) {
      throw new IllegalStateException("a command without an outcome");
    }
    return outcome;
  }

  private Fate fate(String imageId, CommandOutcome outcome, List<String> own) {
    String said = outcome.ids().get(imageId);
    if (said == null || (said.equals(RegisterImages.EXISTS) && isRegisteredBy(own, imageId))) {
      return new Fate.Registered();
    }
    if (said.equals(RegisterImages.EXISTS)) {
      return new Fate.Existing();
    }
    String[] refusal = said.split(RegisterImages.DETAIL, 2);
    return new Fate.Refused(refusal[0], refusal[refusal.length - 1]);
  }

  /** Whether it is this step that registered the image, when it was done the first time. */
  private boolean isRegisteredBy(List<String> commandIds, String imageId) {
    return log.read(LogQuery.aggregate(imageId, 0, 1)).stream()
        .map(first -> MetadataKeys.value(first.metadata(), MetadataKeys.COMMAND_ID))
        .anyMatch(id -> id != null && commandIds.contains(id));
  }

  private static String hash(RegisterImages command) {
    return Sha256.hex(JSON.writeValueAsString(command));
  }
}
