package io.framelog.query.search;

/** The index did not take what it must take; the batch fails and is repeated. */
final class SearchIndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SearchIndexException(String message) {
    super(message);
  }

  SearchIndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
