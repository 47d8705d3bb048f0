package io.framelog.editor.events;

import org.axonframework.serialization.Revision;

/**
 * The name is gone from the log.
 *
 * @param events how many events name the pseudonym now; all of them stand before this one
 */
@Revision("1")
public record EditorErased(String erasureId, String pseudonym, long events)
    implements EditorEvent {}
