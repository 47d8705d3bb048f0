package io.framelog.query.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/** The encoded pages of one column in one row group; the dictionary comes last and goes first. */
final class ColumnPages implements PageWriter {
  private final ColumnDescriptor column;
  private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final Set<Encoding> encodings = new TreeSet<>();
  private long values;

  ColumnPages(ColumnDescriptor column) {
    this.column = column;
  }

  /** Writes the chunk and says where it is. */
  ColumnChunk writeTo(CountingStream out) throws IOException {
    long start = out.position();
    dictionary.writeTo(out);
    long firstData = out.position();
    data.writeTo(out);
    long length = out.position() - start;
    ColumnMetaData metadata =
        new ColumnMetaData(
            SchemaElements.physical(column.getPrimitiveType()),
            List.copyOf(encodings),
            List.of(column.getPath()),
            CompressionCodec.UNCOMPRESSED,
            values,
            length,
            length,
            firstData);
    if (firstData > start) {
      metadata.setDictionary_page_offset(start);
    }
    ColumnChunk chunk = new ColumnChunk(start);
    chunk.setMeta_data(metadata);
    return chunk;
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> statistics,
      SizeStatistics sizes,
      GeospatialStatistics places,
      org.apache.parquet.column.Encoding repetitionLevels,
      org.apache.parquet.column.Encoding definitionLevels,
      org.apache.parquet.column.Encoding valuesEncoding)
      throws IOException {
    DataPageHeader page =
        new DataPageHeader(
            valueCount, of(valuesEncoding), of(definitionLevels), of(repetitionLevels));
    int size = Math.toIntExact(bytes.size());
    PageHeader header = new PageHeader(PageType.DATA_PAGE, size, size);
    header.setData_page_header(page);
    Util.writePageHeader(header, data);
    bytes.writeAllTo(data);
    values += valueCount;
  }

  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      int rowCount,
      Statistics<?> statistics,
      org.apache.parquet.column.Encoding repetitionLevels,
      org.apache.parquet.column.Encoding definitionLevels,
      org.apache.parquet.column.Encoding valuesEncoding) {
    throw notAsked();
  }

  @Deprecated
  @Override
  public void writePage(
      BytesInput bytes,
      int valueCount,
      Statistics<?> statistics,
      org.apache.parquet.column.Encoding repetitionLevels,
      org.apache.parquet.column.Encoding definitionLevels,
      org.apache.parquet.column.Encoding valuesEncoding) {
    throw notAsked();
  }

  @Override
  public void writePageV2(
      int rowCount,
      int nullCount,
      int valueCount,
      BytesInput repetitionLevels,
      BytesInput definitionLevels,
      org.apache.parquet.column.Encoding dataEncoding,
      BytesInput bytes,
      Statistics<?> statistics) {
    throw notAsked();
  }

  /** The library's writer of pages of version 1 calls the first of these methods alone. */
  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("not a call of the writer of pages of version 1");
  }

  @Override
  public void writeDictionaryPage(DictionaryPage page) throws IOException {
    int size = Math.toIntExact(page.getBytes().size());
    PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, size, size);
    header.setDictionary_page_header(
        new DictionaryPageHeader(page.getDictionarySize(), of(page.getEncoding())));
    Util.writePageHeader(header, dictionary);
    page.getBytes().writeAllTo(dictionary);
  }

  private Encoding of(org.apache.parquet.column.Encoding encoding) {
    Encoding same = Encoding.valueOf(encoding.name());
    encodings.add(same);
    return same;
  }

  @Override
  public long getMemSize() {
    return dictionary.size() + (long) data.size();
  }

  @Override
  public long allocatedSize() {
    return getMemSize();
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + getMemSize() + " bytes";
  }
}
