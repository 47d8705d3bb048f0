package io.framelog.image.queries;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of history; {@code next} is the position to ask on after, null at the end. */
public record HistoryPage(List<HistoryEntry> entries, @Nullable Long next, long position) {}
