package io.framelog.api;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.dataset.export.SnapshotExport;
import io.framelog.dataset.export.SnapshotExports;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
      public long snapshotItems() {
        return 7;
      }

      @Override
      public long length() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
          prepared.writeTo(all);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return all.size();
      }

      @Override
      public void writeTo(OutputStream out, long from) throws IOException {
        prepared.writeTo(from == 0 ? out : new From(out, from));
      }
    };
  }

  /** Drops the first bytes. */
  private static final class From extends FilterOutputStream {
    private long left;

    From(OutputStream out, long from) {
      super(out);
      this.left = from;
    }

    @Override
    public void write(int single) throws IOException {
      if (left > 0) {
        left--;
      } else {
        out.write(single);
      }
    }
  }
}
