package io.framelog.command.log;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/**
 * What happens to the log in the transaction that appends an {@code ImageErased}.
 *
 * @param erased the event
 * @param version of the image after it
 * @param redactions of the image's earlier events
 * @param commandIds whose fingerprints go, because they are unsalted hashes of what was said
 * @param snapshotsUpTo the position up to which it is known which snapshots hold the image
 */
public record ImageErasureUnit(
    String imageId,
    EventMessage<?> erased,
    long version,
    List<Redaction> redactions,
    List<String> commandIds,
    long snapshotsUpTo) {}
