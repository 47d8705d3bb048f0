package io.framelog.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kept checkpoints by size; {@code next} is the size to go on after, null at the end. */
public record CheckpointPage(List<Checkpoint> checkpoints, @Nullable Long next) {}
