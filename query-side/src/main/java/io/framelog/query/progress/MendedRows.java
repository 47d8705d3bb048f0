package io.framelog.query.progress;

/**
 * Told, as a bean, when rows of a projection have changed other than by a batch, so that what was
 * derived from them must follow. Called inside the transaction that changes them.
 */
public interface MendedRows {
  /** The rows of one image or dataset, because an event that had been put aside was handled. */
  void mended(String projection, String aggregateId);

  /** All rows: they are now those of a rebuild. */
  void replaced(String projection);
}
