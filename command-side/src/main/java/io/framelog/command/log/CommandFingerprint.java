package io.framelog.command.log;

import io.framelog.identity.Sha256;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.serialization.Serializer;

/**
 * Tells a repeated command from another one under the same id: a digest of its type and content.
 */
final class CommandFingerprint {
  private final Serializer serializer;

  CommandFingerprint(Serializer serializer) {
    this.serializer = serializer;
  }

  String of(CommandMessage<?> command) {
    String content = serializer.serialize(command.getPayload(), String.class).getData();
    return Sha256.hex(command.getCommandName() + '\n' + content);
  }
}
