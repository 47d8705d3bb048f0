package io.framelog.dataset.export;

import java.io.IOException;
import java.io.OutputStream;

/** An export that is ready to be written, as often as wanted, with the same bytes each time. */
public interface SnapshotExport {
  /**
   * Names the bytes of the whole export, without quotes; the same for every cursor into it. It
   * changes when an item is withheld that was not before.
   */
  String etag();

  ExportFormat format();

  /** A file name of letters, digits, dots and dashes. */
  String fileName();

  /**
   * Writes it all; does not close {@code out}.
   *
   * @throws RuntimeException when a picture is missing or is not what was registered, when the
   *     items cannot be read, or when an item was withheld meanwhile ({@code export-changed}); what
   *     is written until then has no valid end in its format, or must be given none by the caller
   */
  void writeTo(OutputStream out) throws IOException;
}
