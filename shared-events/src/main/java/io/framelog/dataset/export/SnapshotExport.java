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

  /** How many items the whole snapshot has, whatever part of them is exported. */
  long snapshotItems();

  /**
   * How many bytes there are. Known once the export was written to its end on this node; else the
   * export is made for nobody and counted, without reading originals.
   *
   * @throws RuntimeException as {@link #writeTo}
   */
  long length();

  /**
   * Writes it all; does not close {@code out}.
   *
   * @throws RuntimeException when a picture is missing or is not what was registered, when the
   *     items cannot be read, or when an item was withheld meanwhile ({@code export-changed}); what
   *     is written until then has no valid end in its format, or must be given none by the caller
   */
  default void writeTo(OutputStream out) throws IOException {
    writeTo(out, 0);
  }

  /**
   * As {@link #writeTo(OutputStream)}, without the first bytes. They are made again and dropped,
   * but for the originals among them, which are not read.
   */
  void writeTo(OutputStream out, long from) throws IOException;
}
