package io.framelog.projection;

/** How far a projection is behind the head, in events and in seconds (0 when it has caught up). */
public record ProjectionStatus(
    String name, long position, long lagEvents, double lagSeconds, long deadLetters) {}
