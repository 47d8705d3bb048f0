package io.framelog.bench.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Rows for one {@code COPY ... FROM STDIN (FORMAT binary)}, collected and sent at once: the stream
 * that PostgreSQL's documentation of COPY describes.
 */
final class BinaryCopy {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L; // 2000-01-01

  private final String target;
  private final int columns;
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

  /**
   * @param target table and columns as COPY takes them
   */
  BinaryCopy(String target, int columns) {
    this.target = target;
    this.columns = columns;
    begin();
  }

  private void begin() {
    buffer.clear();
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  /** The next row; one value for each column follows. */
  BinaryCopy row() {
    room(2).putShort((short) columns);
    return this;
  }

  BinaryCopy add(long value) {
    room(12).putInt(8).putLong(value);
    return this;
  }

  BinaryCopy add(UUID value) {
    room(20)
        .putInt(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  BinaryCopy add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  BinaryCopy add(byte @Nullable [] bytes) {
    if (bytes == null) {
      room(4).putInt(-1);
    } else {
      room(4 + bytes.length).putInt(bytes.length).put(bytes);
    }
    return this;
  }

  /** A point in time in microseconds since 1970. */
  BinaryCopy addTime(long micros) {
    return add(micros - POSTGRES_EPOCH_MICROS);
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(2 * (buffer.position() + bytes));
      larger.put(buffer.flip());
      buffer = larger;
    }
    return buffer;
  }

  /** Sends what was collected and begins anew. */
  void send(CopyManager copies) throws SQLException {
    room(2).putShort((short) -1);
    CopyIn copy = copies.copyIn("copy " + target + " from stdin (format binary)");
    try {
      copy.writeToCopy(buffer.array(), 0, buffer.position());
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    begin();
  }
}
