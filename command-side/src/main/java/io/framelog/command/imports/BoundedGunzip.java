package io.framelog.command.imports;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks what is packed like pictures are, by a little. A file that grows a hundredfold holds no
 * pictures and would keep a processor busy for days.
 */
final class BoundedGunzip extends FilterInputStream {
  private static final long ALLOWANCE = 64L << 20;
  private static final long RATIO = 100;

  private final String archive;
  private final Counted packed;
  private final byte[] scratch = new byte[1 << 13];
  private long unpacked;

  private BoundedGunzip(String archive, Counted packed, InputStream unpacking) {
    super(unpacking);
    this.archive = archive;
    this.packed = packed;
  }

  static BoundedGunzip of(String archive, InputStream in) throws IOException {
    Counted packed = new Counted(in);
    try {
      return new BoundedGunzip(archive, packed, new GZIPInputStream(packed, 1 << 16));
    } catch (ZipException | EOFException e) {
      throw new RejectedException(
          ErrorCode.IMPORT_SOURCE_MALFORMED, archive + " is not a gzip file", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count;
    try {
      count = in.read(into, from, length);
    } catch (ZipException | EOFException e) {
      throw new RejectedException(
          ErrorCode.IMPORT_SOURCE_MALFORMED,
          "%s cannot be unpacked: %s".formatted(archive, e.getMessage()),
          e);
    }
    unpacked += Math.max(0, count);
    if (unpacked > ALLOWANCE + RATIO * packed.count) {
      throw new RejectedException(
          ErrorCode.IMPORT_SOURCE_MALFORMED,
          "%s unpacks to more than %d times its size".formatted(archive, RATIO));
    }
    return count;
  }

  /** By reading: what is passed over counts as much as what is looked at. */
  @Override
  public long skip(long bytes) throws IOException {
    return Math.max(0, read(scratch, 0, (int) Math.clamp(bytes, 0, scratch.length)));
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      count += c < 0 ? 0 : 1;
      return c;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
