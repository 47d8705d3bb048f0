package io.framelog.command.log;

import io.framelog.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
    byte[] name = (command.getCommandName() + '\n').getBytes(StandardCharsets.UTF_8);
    byte[] content = serializer.serialize(command.getPayload(), byte[].class).getData();
    return HexFormat.of().formatHex(Sha256.of(name, content));
  }
}
