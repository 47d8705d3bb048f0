package io.framelog.command.erasure;

import io.framelog.editor.queries.EditorErasureView;
import io.framelog.editor.queries.FindEditorErasure;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindEditorErasure} from where the work is done. */
@Component
class FindEditorErasureHandler {
  private final ErasureTable table;

  FindEditorErasureHandler(ErasureTable table) {
    this.table = table;
  }

  @QueryHandler
  EditorErasureView on(FindEditorErasure query) {
    return Optional.of(query.erasureId())
        .filter(Identities::isUuid)
        .flatMap(id -> table.view(UUID.fromString(id)))
        .orElseThrow(
            () ->
                new QueryRejected(
                    ErrorCode.ERASURE_NOT_FOUND, "there is no erasure " + query.erasureId()));
  }
}
