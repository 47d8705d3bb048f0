package io.framelog.stack;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a failed start of a server as a few lines of text instead of a stack trace. */
final class StackFailureAnalyzer extends AbstractFailureAnalyzer<StackStartException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, StackStartException cause) {
    return new FailureAnalysis(
        cause.getMessage() + " [" + cause.code() + "]", cause.action(), rootFailure);
  }
}
