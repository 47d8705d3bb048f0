package io.framelog.query.export;

import io.framelog.dataset.export.ExportFormat;
import io.framelog.dataset.export.ExportRequest;
import io.framelog.dataset.queries.FindSnapshot;
import io.framelog.dataset.queries.FindSnapshotItems;
import io.framelog.dataset.queries.SnapshotItem;
import io.framelog.dataset.queries.SnapshotItems;
import io.framelog.dataset.queries.SnapshotState;
import io.framelog.dataset.queries.SnapshotView;
import io.framelog.dataset.queries.Withheld;
import io.framelog.selection.SelectionSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;

/** A program that exports more items than its heap could hold; they are made as they are asked. */
final class LargeExport {
  static final int ITEMS = 80_000;

  private static final String TEXT = "0123456789 abcdef ".repeat(50);

  private LargeExport() {}

  /** Prints how many bytes the export of the named format has. */
  public static void main(String[] format) throws IOException {
    SimpleQueryBus bus = SimpleQueryBus.builder().build();
    bus.subscribe(FindSnapshot.class.getName(), SnapshotView.class, question -> view());
    bus.subscribe(
        FindSnapshotItems.class.getName(),
        SnapshotItems.class,
        question -> page((FindSnapshotItems) question.getPayload()));
    SealedSnapshot nothing = new SealedSnapshot();
    SnapshotExporter exporter =
        new SnapshotExporter(
            new SnapshotEntries(DefaultQueryGateway.builder().queryBus(bus).build()),
            nothing,
            nothing);
    Sink sink = new Sink();
    exporter.prepare(request(ExportFormat.of(format[0]))).writeTo(sink);
    System.out.println(sink.bytes);
  }

  private static ExportRequest request(ExportFormat format) {
    return new ExportRequest(
        "large",
        SealedSnapshot.ID,
        format,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private static SnapshotView view() {
    return new SnapshotView(
        SealedSnapshot.ID,
        null,
        1,
        SnapshotState.SEALED,
        (long) ITEMS,
        "d",
        SelectionSpec.ofText("tag:car"),
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        Withheld.NOTHING,
        null);
  }

  private static SnapshotItems page(FindSnapshotItems query) {
    int first = query.after() == null ? 0 : Integer.parseInt(query.after().substring(0, 8), 16) + 1;
    int end = Math.min(ITEMS, first + query.limit());
    List<SnapshotItem> items = IntStream.range(first, end).mapToObj(LargeExport::item).toList();
    return new SnapshotItems(items, end < ITEMS ? items.getLast().imageId() : null);
  }

  private static SnapshotItem item(int number) {
    String id = "%08x-0000-5000-8000-000000000000".formatted(number);
    String json =
        "{\"actors\":[],\"caption\":\""
            + TEXT
            + number
            + "\",\"crops\":[{\"box\":{\"h\":1,\"w\":1,\"x\":0,\"y\":0},\"id\":\""
            + id
            + "\",\"label\":\"l\"}],\"height\":3,\"id\":\""
            + id
            + "\",\"mediaType\":\"image/png\",\"metadata\":{},\"review\":null,\"salt\":\"00\","
            + "\"sha256\":\""
            + id
            + "\",\"tags\":[\"t\"],\"width\":4}";
    return new SnapshotItem(id, json);
  }

  /** Counts and forgets. */
  private static final class Sink extends OutputStream {
    private long bytes;

    @Override
    public void write(int single) {
      bytes++;
    }

    @Override
    public void write(byte[] content, int offset, int length) {
      bytes += length;
    }
  }
}
