package io.framelog.editor.queries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an editor's erasure is.
 *
 * @param reached events up to this position are done
 * @param events how many of them were the editor's
 * @param finishedAt null while copies of the name are still being looked for
 * @param lastError why the last try failed; null when it did not
 */
public record EditorErasureView(
    String erasureId,
    String pseudonym,
    long reached,
    long events,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    @Nullable String lastError) {}
