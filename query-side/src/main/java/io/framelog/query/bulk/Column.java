package io.framelog.query.bulk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types that a column of {@link Rows} can have, each with its form as a parameter. */
public enum Column {
  /** Any text; cast it in the statement to jsonb, uuid or text[] (see {@link TextArray}). */
  TEXT("text") {
    @Override
    Object array(List<@Nullable Object> values) {
      return values.toArray(new String[0]);
    }
  },
  BIGINT("int8") {
    @Override
    Object array(List<@Nullable Object> values) {
      return values.toArray(new Long[0]);
    }
  },
  INT("int4") {
    @Override
    Object array(List<@Nullable Object> values) {
      return values.toArray(new Integer[0]);
    }
  },
  DOUBLE("float8") {
    @Override
    Object array(List<@Nullable Object> values) {
      return values.toArray(new Double[0]);
    }
  },
  BOOLEAN("bool") {
    @Override
    Object array(List<@Nullable Object> values) {
      return values.toArray(new Boolean[0]);
    }
  },
  BYTES("bytea") {
    @Override
    Object array(List<@Nullable Object> values) {
      return values.toArray(new byte[0][]);
    }
  },
  /** An {@link Instant}, sent as microseconds since 1970; see {@link Rows#TIMESTAMP}. */
  MICROS("int8") {
    @Override
    Object array(List<@Nullable Object> values) {
      return values.stream()
          .map(value -> value instanceof Instant instant ? micros(instant) : null)
          .toArray(Long[]::new);
    }
  };

  private final String sqlType;

  Column(String sqlType) {
    this.sqlType = sqlType;
  }

  String sqlType() {
    return sqlType;
  }

  abstract Object array(List<@Nullable Object> values);

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }
}
