package io.framelog.projection;

import java.util.List;

/** Runs, newest first; their differences are left out. */
public record ProjectionRuns(List<ProjectionRun> runs) {}
