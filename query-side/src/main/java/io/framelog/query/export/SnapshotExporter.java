package io.framelog.query.export;

import io.framelog.content.ImageDecoder;
import io.framelog.content.ObjectStore;
import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.dataset.export.SnapshotExport;
import io.framelog.dataset.export.SnapshotExports;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Makes exports of sealed snapshots. It reads over the query bus and from the object storage, so it
 * works on every node, also on one that has no read model.
 */
@Component
class SnapshotExporter implements SnapshotExports {
  private final SnapshotEntries entries;
  private final ObjectStore objects;
  private final ImageDecoder decoder;
  private final KnownLengths lengths = new KnownLengths();

  SnapshotExporter(SnapshotEntries entries, ObjectStore objects, ImageDecoder decoder) {
    this.entries = entries;
    this.objects = objects;
    this.decoder = decoder;
  }

  @Override
  public SnapshotExport prepare(ExportRequest request) {
    SnapshotView snapshot = entries.find(request.datasetName(), request.snapshotId());
    ExportPlan plan = ExportRules.plan(request, snapshot);
    if (snapshot.state() != SnapshotState.SEALED) {
      throw new RejectedException(
          ErrorCode.SNAPSHOT_NOT_SEALED,
          "Snapshot %s is being sealed".formatted(snapshot.snapshotId()));
    }
    return new Prepared(plan);
  }

  private FormatWriter writer(ExportPlan plan) {
    return switch (plan.format()) {
      case JSONL -> new JsonLines(plan, entries);
      case CSV -> new CsvTable(plan, entries);
      case PARQUET -> new ParquetTable(plan, entries);
      case COCO -> new CocoDocument(plan, entries);
      case YOLO -> new YoloTar(plan, entries, new Pictures(objects, decoder));
      case WEBDATASET -> new WebDatasetTar(plan, entries, new Pictures(objects, decoder));
      case IMAGEFOLDER -> new ImageFolderTar(plan, entries, new Pictures(objects, decoder));
      case CAPTIONS -> new CaptionsTar(plan, entries, new Pictures(objects, decoder));
    };
  }

  private final class Prepared implements SnapshotExport {
    private final ExportPlan plan;

    Prepared(ExportPlan plan) {
      this.plan = plan;
    }

    @Override
    public String etag() {
      return plan.etag();
    }

    @Override
    public ExportFormat format() {
      return plan.format();
    }

    @Override
    public String fileName() {
      return plan.fileName();
    }

    @Override
    public long snapshotItems() {
      return Objects.requireNonNull(plan.snapshot().count()); // it is sealed
    }

    @Override
    public long length() {
      Long known = lengths.of(plan);
      try {
        return known == null ? write(OutputStream.nullOutputStream(), Long.MAX_VALUE) : known;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void writeTo(OutputStream out, long from) throws IOException {
      write(out, from);
    }

    /** Returns how many bytes the whole export has. */
    private long write(OutputStream out, long from) throws IOException {
      Tail tail = new Tail(out, from);
      writer(plan).write(tail);
      lengths.put(plan, tail.position());
      return tail.position();
    }
  }
}
