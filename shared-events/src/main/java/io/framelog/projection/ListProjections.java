package io.framelog.projection;

/** How far each projection is. Answer: {@link ProjectionList}. */
public record ListProjections() {}
