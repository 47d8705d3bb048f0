package io.framelog.api.live;

import io.framelog.api.sse.StreamKind;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a client follows.
 *
 * @param name equal names share one tail
 * @param tail all events under that name, in a feed of its own for each call
 * @param own for a client that is behind the tail: as {@code tail}, or only those that match
 * @param matches which of the tail's events the client gets
 */
public record Watched(
    StreamKind kind,
    String name,
    Supplier<Feed> tail,
    Supplier<Feed> own,
    Predicate<LiveEvent> matches) {}
