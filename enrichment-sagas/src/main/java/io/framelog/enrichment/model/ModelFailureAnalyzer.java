package io.framelog.enrichment.model;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the model package instead of printing a stack trace. */
final class ModelFailureAnalyzer extends AbstractFailureAnalyzer<ModelPackageException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ModelPackageException cause) {
    return new FailureAnalysis(
        "The model package cannot be used: " + cause.getMessage(),
        "Correct the package or the setting framelog.enrichment.model; docs/model-packages.md"
            + " describes both.",
        cause);
  }
}
