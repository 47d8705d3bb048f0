package io.framelog.dataset.queries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of items; {@code next} is the cursor to go on from, null at the end. */
public record SnapshotItems(List<SnapshotItem> items, @Nullable String next) {}
