package io.framelog.command.erasure;

import io.framelog.command.log.LogErasures;
import io.framelog.command.text.FreeText;
import io.framelog.editor.commands.EraseEditor;
import io.framelog.editor.events.EditorErasureRequested;
import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import io.framelog.identity.Identities;
import io.framelog.log.Decision;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Takes the request in; {@link EditorErasureWorker} does the work. */
@Component
class EditorErasure {
  static final String AGGREGATE = "EditorErasure";
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_REASON = 1_024;

  private final @Nullable LogErasures erasures;
  private final Serializer eventSerializer;

  EditorErasure(
      ObjectProvider<LogErasures> erasures,
      @Qualifier("eventSerializer") Serializer eventSerializer) {
    this.erasures = erasures.getIfAvailable();
    this.eventSerializer = eventSerializer;
  }

  @CommandHandler
  Decision handle(EraseEditor command, CommandMessage<?> message) {
    LogErasures here = erasures;
    if (here == null) {
      throw new CommandRejected(
          ErrorCode.ERASURE_UNSUPPORTED, "Axon Server holds the log; its events cannot be changed");
    }
    check(command);
    // From the command, so that its copies get one name; nothing in it comes from the old one.
    String erasureId = Identities.derived(message.getIdentifier(), "editor-erasure");
    String pseudonym = "erased-" + Identities.derived(message.getIdentifier(), "pseudonym");
    GenericDomainEventMessage<EditorErasureRequested> event =
        new GenericDomainEventMessage<>(
            AGGREGATE,
            erasureId,
            0,
            new EditorErasureRequested(erasureId, pseudonym, command.reason()),
            MetaData.from(CurrentUnitOfWork.get().getCorrelationData()));
    CurrentUnitOfWork.get()
        .onPrepareCommit(
            now ->
                here.requestEditor(
                    event, erasureId, pseudonym, command.subject(), eventSerializer));
    return new Decision(erasureId, 0, Map.of("pseudonym", pseudonym));
  }

  private static void check(EraseEditor command) {
    String subject = command.subject();
    if (subject.isBlank() || subject.length() > LONGEST_NAME || subject.startsWith("erased-")) {
      throw new CommandRejected(
          ErrorCode.EDITOR_INVALID,
          "A name has 1 to %d characters and is no pseudonym".formatted(LONGEST_NAME));
    }
    String reason = command.reason();
    if (reason != null && (reason.length() > LONGEST_REASON || !FreeText.isPlain(reason))) {
      throw new CommandRejected(
          ErrorCode.REASON_INVALID,
          "A reason has at most %d characters and no control characters".formatted(LONGEST_REASON));
    }
  }
}
