package io.framelog.dataset.queries;

import io.framelog.selection.SelectionSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot: {@code position} is what it was frozen at; {@code count} and {@code digest} (Merkle
 * root, hexadecimal) are there once it is SEALED, {@code sealing} while a node works at that.
 */
public record SnapshotView(
    String snapshotId,
    @Nullable String name,
    long position,
    SnapshotState state,
    @Nullable Long count,
    @Nullable String digest,
    SelectionSpec selection,
    Instant takenAt,
    @Nullable Instant sealedAt,
    List<Release> releases,
    Withheld withheld,
    @Nullable SealingProgress sealing) {}
