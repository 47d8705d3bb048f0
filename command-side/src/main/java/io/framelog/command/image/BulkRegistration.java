package io.framelog.command.image;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.framelog.error.CommandRejected;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import io.framelog.image.commands.RegisterImage;
import io.framelog.image.commands.RegisterImages;
import io.framelog.image.events.ImageRegistered;
import io.framelog.log.Decision;
import io.framelog.log.LogReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Registers many images in one unit of the log. */
@Component
class BulkRegistration {
  private final Repository<Image> images;
  private final LogReader log;

  BulkRegistration(@Qualifier("imageRepository") Repository<Image> images, LogReader log) {
    this.images = images;
    this.log = log;
  }

  @CommandHandler
  Decision handle(RegisterImages command, CommandMessage<?> message) throws Exception {
    BulkSizeMustBeAllowed.check(command.images().size());
    // Sorted, so that two commands that share images take the aggregates' locks in one order.
    SortedMap<String, RegisterImage> registrations = new TreeMap<>();
    command.images().forEach(image -> registrations.putIfAbsent(image.imageId(), image));
    Set<String> existing =
        log.existing(
            registrations.keySet().stream()
                .filter(Identities::isUuid)
                .collect(toUnmodifiableSet()));
    Map<String, String> notRegistered = new HashMap<>();
    for (RegisterImage registration : registrations.values()) {
      String id = registration.imageId();
      try {
        if (existing.contains(id)) {
          images.load(id).invoke(image -> image.handle(registration, message));
          notRegistered.put(id, RegisterImages.EXISTS);
        } else {
          register(registration, message.getIdentifier());
        }
      } catch (CommandRejected e) {
        Rejection rejection = e.<Rejection>getDetails().orElseThrow();
        notRegistered.put(id, rejection.code().code() + RegisterImages.DETAIL + rejection.detail());
      }
    }
    return new Decision(message.getIdentifier(), 0, notRegistered);
  }

  private void register(RegisterImage registration, String commandId) throws Exception {
    // The ids of unnamed crops derive from the command's; two images must not get the same ones.
    ImageRegistered event =
        Registration.decide(registration, Identities.derived(commandId, registration.imageId()));
    images.newInstance(() -> Image.registered(event));
  }
}
