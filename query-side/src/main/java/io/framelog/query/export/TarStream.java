package io.framelog.query.export;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes a tar (POSIX ustar) whose bytes depend on nothing but its members: owner 0, mode 644, one
 * time for all. Names are made of ids and our own words, so they fit the 100 bytes of the header
 * and cannot leave the folder that they are unpacked in; anything else is a fault of ours.
 */
final class TarStream {
  private static final int BLOCK = 512;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");
  private static final int LONGEST_NAME = 100;
  private static final long LARGEST_MEMBER = (1L << 33) - 1;
  private static final int CHECKSUM_AT = 148;
  private static final byte[] ZEROES = new byte[BLOCK];

  private final Tail out;
  private final long time;

  TarStream(OutputStream out, Instant time) {
    this.out = out instanceof Tail tail ? tail : new Tail(out, 0);
    this.time = time.getEpochSecond();
  }

  /** Writes the content of one member. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream member) throws IOException;
  }

  void add(String name, byte[] content) throws IOException {
    add(name, content.length, member -> member.write(content));
  }

  void add(String name, String content) throws IOException {
    add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds a member whose size is known beforehand.
   *
   * @throws IOException when the body writes more or less than {@code size} bytes
   */
  void add(String name, long size, Body body) throws IOException {
    out.write(header(name, size));
    Member member = new Member(out, size);
    body.writeTo(member);
    member.requireWhole(name);
    out.write(ZEROES, 0, padding(size));
  }

  /** Whether what comes next is dropped, so that {@link #passOver} may save the work. */
  boolean drops() {
    return out.drops();
  }

  /** Adds a member of which nobody reads a byte; false when somebody does: nothing is added. */
  boolean passOver(long size) {
    return out.skip(BLOCK + size + padding(size));
  }

  private static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  /** The end of the archive; without it readers call it truncated. */
  void finish() throws IOException {
    out.write(ZEROES);
    out.write(ZEROES);
  }

  private byte[] header(String name, long size) {
    if (!NAME.matcher(name).matches() || name.contains("..") || name.length() > LONGEST_NAME) {
      throw new IllegalStateException("not a name for a member: " + name);
    }
    if (size > LARGEST_MEMBER) {
      throw new RejectedException(
          ErrorCode.EXPORT_OPTION_INVALID, "'%s' is beyond 8 GiB: ask for shards".formatted(name));
    }
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, octal(0644, 7));
    put(header, 108, octal(0, 7));
    put(header, 116, octal(0, 7));
    put(header, 124, octal(size, 11));
    put(header, 136, octal(time, 11));
    put(header, CHECKSUM_AT, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, CHECKSUM_AT, octal(sum, 6) + '\0');
    return header;
  }

  private static String octal(long number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "o", number);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, header, at, ascii.length);
  }

  /** Counts, so that a wrong size cannot shift what follows. */
  private static final class Member extends FilterOutputStream {
    private long left;

    Member(OutputStream out, long size) {
      super(out);
      this.left = size;
    }

    @Override
    public void write(int single) throws IOException {
      take(1);
      out.write(single);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      take(length);
      out.write(bytes, offset, length);
    }

    private void take(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("a member of the tar is larger than its header says");
      }
    }

    void requireWhole(String name) throws IOException {
      if (left != 0) {
        throw new IOException("%d bytes of '%s' are missing".formatted(left, name));
      }
    }
  }
}
