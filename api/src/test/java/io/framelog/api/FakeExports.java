package io.framelog.api;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.dataset.export.SnapshotExport;
import io.framelog.dataset.export.SnapshotExports;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** An exporter that writes what the test wants. */
final class FakeExports implements SnapshotExports {
  /** Writes an export; may fail on the way. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private @Nullable ExportRequest asked;
  private @Nullable Body body;

  void reset() {
    asked = null;
    body = null;
  }

  void onExport(Body export) {
    body = export;
  }

  @Nullable ExportRequest asked() {
    return asked;
  }

  @Override
  public SnapshotExport prepare(ExportRequest request) {
    asked = request;
    Body prepared = body;
    if (prepared == null) {
      throw new QueryRejected(ErrorCode.SNAPSHOT_NOT_FOUND, "The test has no export");
    }
    return new SnapshotExport() {
      @Override
      public String etag() {
        return "e1";
      }

      @Override
      public ExportFormat format() {
        return request.format();
      }

      @Override
      public String fileName() {
        return "some-name.csv";
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        prepared.writeTo(out);
      }
    };
  }
}
