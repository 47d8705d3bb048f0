package io.framelog.query.parquet;

import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageWriteStore;

/** The encoded pages of a row group, column by column. */
final class RowGroupPages implements PageWriteStore {
  private final Map<ColumnDescriptor, ColumnPages> columns = new HashMap<>();

  @Override
  public ColumnPages getPageWriter(ColumnDescriptor column) {
    return columns.computeIfAbsent(column, ColumnPages::new);
  }
}
