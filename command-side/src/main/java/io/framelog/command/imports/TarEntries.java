package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a tar file (ustar, GNU long names, pax), read forwards. Nothing of an entry is
 * read unless it is asked for, and the parts of a header cannot grow without bound, whatever they
 * say.
 */
final class TarEntries implements Closeable {
  private static final int BLOCK = 512;
  private static final int LONGEST_HEADER = 1 << 16;

  private final String archive;
  private final InputStream in;
  private final byte[] header = new byte[BLOCK];
  private long left; // bytes of the current entry and its padding
  private long unread; // bytes of the current entry

  /**
   * The entry that it is at.
   *
   * @param kind as in the header: {@code '0'} is a regular file, {@code '5'} a folder
   */
  record Entry(String name, char kind, long bytes) {
    boolean isFile() {
      return kind == '0';
    }

    boolean isFolder() {
      return kind == '5';
    }
  }

  /** Entries of a buffered stream. */
  TarEntries(String archive, InputStream in) {
    this.archive = archive;
    this.in = in;
  }

  /**
   * Goes to the next entry; null at the end.
   *
   * @throws RejectedException {@code import-source-malformed}
   */
  @Nullable Entry next() throws IOException {
    String longName = null;
    Long longSize = null;
    while (true) {
      skip(left);
      left = 0;
      unread = 0;
      if (in.readNBytes(header, 0, BLOCK) < BLOCK) {
        throw malformed("it ends without the two empty blocks of a tar's end");
      }
      if (isEmpty()) {
        return null;
      }
      requireChecksum();
      char kind = (char) (header[156] & 0xff);
      long size = number(124, 12);
      open(size);
      switch (kind) {
        case 'L' -> longName = text(headerText());
        case 'x' -> {
          String pax = new String(headerText(), StandardCharsets.UTF_8);
          String path = PaxRecords.value(pax, "path");
          String bytes = PaxRecords.value(pax, "size");
          longName = path == null ? longName : path;
          if (bytes != null) {
            longSize = paxSize(bytes);
          }
        }
        case 'K', 'g' -> {} // the target of a link, or what holds for all: passed over
        default -> {
          if (longSize != null) {
            open(longSize);
          }
          String name = longName == null ? name() : longName;
          return new Entry(name, kind == 0 || kind == '7' ? '0' : kind, unread);
        }
      }
    }
  }

  /** The bytes of the current entry, which must not be more than an array holds. */
  byte[] bytes() throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(unread));
    if (bytes.length < unread) {
      throw malformed("it ends inside an entry");
    }
    left -= bytes.length;
    unread = 0;
    return bytes;
  }

  private void open(long size) {
    if (size < 0 || size > Long.MAX_VALUE - BLOCK) {
      throw malformed("an entry has no size");
    }
    unread = size;
    left = (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private byte[] headerText() throws IOException {
    if (unread > LONGEST_HEADER) {
      throw malformed("a header is longer than %,d bytes".formatted(LONGEST_HEADER));
    }
    return bytes();
  }

  private void skip(long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw malformed("it ends inside an entry");
    }
  }

  private boolean isEmpty() {
    for (byte each : header) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  /** All bytes of the header with the checksum's own taken for spaces. */
  private void requireChecksum() {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != number(148, 8)) {
      throw malformed("a header's checksum is wrong");
    }
  }

  /** Octal, or binary when the first bit is set. */
  private long number(int from, int length) {
    if ((header[from] & 0x80) != 0) {
      long value = header[from] & 0x7f;
      for (int i = from + 1; i < from + length; i++) {
        if (value > Long.MAX_VALUE >> 8) {
          throw malformed("a number is too large");
        }
        value = (value << 8) | (header[i] & 0xff);
      }
      return value;
    }
    String octal = text(Arrays.copyOfRange(header, from, from + length)).strip();
    try {
      return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
    } catch (NumberFormatException e) {
      throw malformed("'%s' is no octal number".formatted(ItemName.shown(octal)));
    }
  }

  private long paxSize(String size) {
    try {
      return Long.parseLong(size);
    } catch (NumberFormatException e) {
      throw malformed("'%s' is no size".formatted(ItemName.shown(size)));
    }
  }

  private String name() {
    String name = text(Arrays.copyOfRange(header, 0, 100));
    boolean ustar = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    String prefix = ustar ? text(Arrays.copyOfRange(header, 345, 500)) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Up to the first NUL. */
  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private RejectedException malformed(String why) {
    return new RejectedException(
        ErrorCode.IMPORT_SOURCE_MALFORMED, "%s is no whole tar file: %s".formatted(archive, why));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
