package io.framelog.command.imports;

import io.framelog.imports.SourceKind;
import io.framelog.imports.StartImport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One kind of source. */
interface ImportSource {
  SourceKind kind();

  /**
   * Checks what can be checked without reading it all.
   *
   * @throws io.framelog.error.RejectedException with {@code import-path-forbidden} or {@code
   *     import-path-not-found}
   */
  void check(StartImport what) throws IOException;

  /**
   * Opens the source behind an item.
   *
   * @param after the cursor of the last item that is done with; null to begin
   * @throws io.framelog.error.RejectedException as {@link #check}, or with {@code
   *     import-source-malformed}
   */
  ItemStream open(StartImport what, @Nullable String after) throws IOException;
}
