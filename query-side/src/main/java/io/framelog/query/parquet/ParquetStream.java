package io.framelog.query.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Parquet file (format version 1, data pages version 1, not compressed) to a stream, one
 * row group in memory at a time. The bytes depend on the schema, the rows and the metadata alone.
 *
 * <p>The library's own writer stands on Hadoop's classes; its encoders and its structures do not,
 * and what lies between them, the order of pages, chunks and footer, is written here as the format
 * says (apache/parquet-format, README).
 */
public final class ParquetStream {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT_VERSION = 1;

  /** A group ends with the row that makes its values and pages as large as this. */
  private static final long GROUP_BYTES = 16L << 20;

  private static final ParquetProperties PROPERTIES =
      ParquetProperties.builder()
          .withWriterVersion(WriterVersion.PARQUET_1_0)
          .withAllocator(HeapByteBufferAllocator.getInstance())
          .withStatisticsEnabled(false)
          .withPageWriteChecksumEnabled(false)
          .build();

  private final CountingStream out;
  private final MessageType schema;
  private final MessageColumnIO columns;
  private final String createdBy;
  private final List<RowGroup> groups = new ArrayList<>();
  private long rows;
  private @Nullable OpenGroup open;

  /**
   * Begins a file.
   *
   * @param createdBy names the writer; the same for ever, or the bytes change
   */
  public ParquetStream(OutputStream out, MessageType schema, String createdBy) throws IOException {
    this.out = new CountingStream(out);
    this.schema = schema;
    this.columns = new ColumnIOFactory(false).getColumnIO(schema);
    this.createdBy = createdBy;
    this.out.write(MAGIC);
  }

  /** The rows that are not written yet. */
  private record OpenGroup(
      RowGroupPages pages, ColumnWriteStore store, RecordConsumer consumer, long firstRow) {}

  /** Adds one row; {@code row} gives its fields, between the start and the end of the message. */
  public void add(Consumer<RecordConsumer> row) throws IOException {
    OpenGroup group = open == null ? begin() : open;
    group.consumer.startMessage();
    row.accept(group.consumer);
    group.consumer.endMessage();
    rows++;
    if (group.store.getBufferedSize() >= GROUP_BYTES) {
      end(group);
    }
  }

  /** Writes the footer; without it the file cannot be read. */
  public void finish(SortedMap<String, String> metadata) throws IOException {
    if (open != null) {
      end(open);
    }
    FileMetaData footer = new FileMetaData(FORMAT_VERSION, SchemaElements.of(schema), rows, groups);
    footer.setCreated_by(createdBy);
    for (Map.Entry<String, String> each : metadata.entrySet()) {
      KeyValue pair = new KeyValue(each.getKey());
      pair.setValue(each.getValue());
      footer.addToKey_value_metadata(pair);
    }
    long start = out.position();
    Util.writeFileMetaData(footer, out);
    int length = Math.toIntExact(out.position() - start);
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
    out.write(MAGIC);
  }

  private OpenGroup begin() {
    RowGroupPages pages = new RowGroupPages();
    ColumnWriteStore store = PROPERTIES.newColumnWriteStore(schema, pages);
    OpenGroup group = new OpenGroup(pages, store, columns.getRecordWriter(store), rows);
    open = group;
    return group;
  }

  private void end(OpenGroup group) throws IOException {
    open = null;
    group.consumer.flush();
    group.store.flush();
    group.store.close();
    List<ColumnChunk> chunks = new ArrayList<>();
    long start = out.position();
    for (ColumnDescriptor column : schema.getColumns()) {
      chunks.add(group.pages.getPageWriter(column).writeTo(out));
    }
    groups.add(new RowGroup(chunks, out.position() - start, rows - group.firstRow));
  }
}
