package io.framelog.query.export;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.jspecify.annotations.Nullable;

/** Gives the fields of one group of a row to the encoders, by name. */
record ParquetRow(GroupType type, RecordConsumer consumer) {
  void text(String name, @Nullable String value) {
    if (value != null) {
      field(name, () -> consumer.addBinary(Binary.fromString(value)));
    }
  }

  void number(String name, int value) {
    field(name, () -> consumer.addInteger(value));
  }

  void number(String name, double value) {
    field(name, () -> consumer.addDouble(value));
  }

  void texts(String name, List<String> values) {
    elements(name, values, value -> consumer.addBinary(Binary.fromString(value)));
  }

  /** A list whose elements are groups. */
  <T> void groups(String name, List<T> values, BiConsumer<ParquetRow, T> write) {
    GroupType element =
        type.getType(name).asGroupType().getType(0).asGroupType().getType(0).asGroupType();
    elements(
        name,
        values,
        value -> {
          consumer.startGroup();
          write.accept(new ParquetRow(element, consumer), value);
          consumer.endGroup();
        });
  }

  /** The three levels of a list, as the format's LogicalTypes.md has them. */
  private <T> void elements(String name, List<T> values, Consumer<T> writeElement) {
    field(
        name,
        () -> {
          consumer.startGroup();
          if (!values.isEmpty()) {
            consumer.startField("list", 0);
            for (T value : values) {
              consumer.startGroup();
              consumer.startField("element", 0);
              writeElement.accept(value);
              consumer.endField("element", 0);
              consumer.endGroup();
            }
            consumer.endField("list", 0);
          }
          consumer.endGroup();
        });
  }

  private void field(String name, Runnable value) {
    int index = type.getFieldIndex(name);
    consumer.startField(name, index);
    value.run();
    consumer.endField(name, index);
  }
}
