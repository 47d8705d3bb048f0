package io.framelog.editor.events;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * From here on the log may hold metadata that were changed to name this pseudonym as their actor.
 * It stands before the first of these changes, so that every one of them has its reason in the log.
 */
@Revision("1")
public record EditorErasureRequested(String erasureId, String pseudonym, @Nullable String reason)
    implements EditorEvent {}
