package io.framelog.projection;

/** What operators do to projections. Nothing of it is an event: projections are derived. */
public sealed interface ProjectionCommand
    permits RebuildProjection, VerifyProjection, RetryDeadLetter, DiscardDeadLetter {
  /** The projection's name; an unknown one is {@code projection-not-found}. */
  String projection();
}
