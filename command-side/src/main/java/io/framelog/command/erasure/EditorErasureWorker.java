package io.framelog.command.erasure;

import io.framelog.command.log.LogErasures;
import io.framelog.editor.events.EditorErased;
import io.framelog.erasure.EditorNames;
import io.framelog.log.MetadataKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Takes an editor's name out of the log, in transactions of a bounded size while appending goes on,
 * the last of them with the log standing still; then out of the copies, which are looked for once
 * more a minute later. Each step leaves its progress in its own transaction.
 */
@Component
class EditorErasureWorker {
  private static final Logger log = LoggerFactory.getLogger(EditorErasureWorker.class);

  /** Few enough to be rewritten, if all are theirs, well within the log's statement timeout. */
  private static final int BATCH = 5_000;

  /** What may be left for the last transaction, during which nobody can append. */
  private static final long LAST = 1_000;

  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final ErasureTable table;
  private final ObjectProvider<LogErasures> erasures;
  private final EventStore events;
  private final List<EditorNames> copies;
  private final Serializer eventSerializer;

  EditorErasureWorker(
      ErasureTable table,
      ObjectProvider<LogErasures> erasures,
      EventStore events,
      List<EditorNames> copies,
      @Qualifier("eventSerializer") Serializer eventSerializer) {
    this.table = table;
    this.erasures = erasures;
    this.events = events;
    this.copies = copies;
    this.eventSerializer = eventSerializer;
  }

  /** Does what is due first; false when nothing is. */
  boolean workNext() {
    ErasureTable.Editor editor = table.claimEditor(LEASE).orElse(null);
    if (editor == null) {
      return false;
    }
    try {
      if (!isOutOfTheLog(editor)) {
        takeOutOfTheLog(editor);
      }
      takeOutOfTheCopies(editor);
      if (editor.sweeps() == 0) {
        table.swept(editor.erasureId(), AGAIN);
      } else {
        table.finished(editor.erasureId());
      }
    } catch (RuntimeException e) {
      log.error("erasing the editor {} failed and goes on later", editor.pseudonym(), e);
      table.failed(editor.erasureId(), RETRY, String.valueOf(e.getMessage()));
    }
    return true;
  }

  /** {@link EditorErased} is its second event. */
  private boolean isOutOfTheLog(ErasureTable.Editor editor) {
    return events.lastSequenceNumberFor(editor.erasureId().toString()).orElse(0L) > 0;
  }

  private void takeOutOfTheLog(ErasureTable.Editor editor) {
    String erasureId = editor.erasureId().toString();
    LogErasures erasing = erasures.getObject();
    while (erasing.renameEditor(erasureId, BATCH) > LAST) {
      // on to the next batch
    }
    erasing.finishEditor(erasureId, count -> record(editor, count), eventSerializer);
  }

  private static EventMessage<?> record(ErasureTable.Editor editor, long count) {
    String erasureId = editor.erasureId().toString();
    return new GenericDomainEventMessage<>(
        EditorErasure.AGGREGATE,
        erasureId,
        1,
        new EditorErased(erasureId, editor.pseudonym(), count),
        MetaData.from(
            Map.of(MetadataKeys.ACTOR, "framelog-erasure", MetadataKeys.CLIENT, "framelog")));
  }

  private void takeOutOfTheCopies(ErasureTable.Editor editor) {
    long upTo = table.view(editor.erasureId()).orElseThrow().reached();
    copies.forEach(copy -> copy.replace(editor.subject(), editor.pseudonym(), upTo));
    table.dropAggregateSnapshots(editor.pseudonym());
  }
}
