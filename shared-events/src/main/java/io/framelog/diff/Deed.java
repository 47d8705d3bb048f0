package io.framelog.diff;

import io.framelog.image.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the answer to "who was that".
 *
 * @param actor the subject; of an erased editor the pseudonym
 * @param version the image's version after the event
 * @param origin of what the event says: a person's unless it says otherwise
 * @param event its type, for instance {@code TagsEdited}
 * @param command the type of the command, null for events from before it was recorded
 * @param reverts whether the command undid earlier ones; null when that is not known
 */
public record Deed(
    String actor,
    Instant at,
    long position,
    long version,
    Origin origin,
    String event,
    @Nullable String command,
    @Nullable String commandId,
    @Nullable String client,
    @Nullable String reason,
    @Nullable Boolean reverts) {}
