package io.framelog.query.progress;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows what does not fit the log, and the ways out, instead of a stack trace. */
final class LogWentBackwardsAnalyzer extends AbstractFailureAnalyzer<LogWentBackwards> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, LogWentBackwards cause) {
    return new FailureAnalysis(cause.finding(), cause.action(), rootFailure);
  }
}
