package io.framelog.enrichment.model;

import org.jspecify.annotations.Nullable;

/** A model package cannot be used; the message says which part of it and why. */
public final class ModelPackageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelPackageException(String message) {
    super(message);
  }

  ModelPackageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What went wrong with the files of a package, with its address. */
  static ModelPackageException of(ModelPackage files, RuntimeException fault) {
    return new ModelPackageException(
        "the model package %s: %s".formatted(files.files().location(), fault.getMessage()), fault);
  }
}
