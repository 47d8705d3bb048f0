package io.framelog.projection;

import java.util.List;

/** All projections. */
public record ProjectionList(List<ProjectionStatus> projections) {}
