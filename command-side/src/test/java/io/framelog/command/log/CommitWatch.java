package io.framelog.command.log;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Follows what a client sends over PostgreSQL's protocol (version 3, extended queries), in units
 * that end where the server has to answer, and says which of them commit.
 */
final class CommitWatch {
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  /** Bytes to pass on together. */
  record Exchange(byte[] bytes, boolean commits) {}

  private final DataInputStream client;
  private final Set<String> commitStatements = new HashSet<>();
  private boolean started;

  CommitWatch(DataInputStream client) {
    this.client = client;
  }

  /** Waits for the next exchange; the end of the stream is an EOFException. */
  Exchange next() throws IOException {
    if (!started) {
      return opening();
    }
    ByteBuffer all = ByteBuffer.allocate(64 * 1024);
    boolean commits = false;
    while (true) {
      byte type = client.readByte();
      int length = client.readInt();
      byte[] body = client.readNBytes(length - Integer.BYTES);
      commits |= isCommit(type, body);
      all = roomFor(all, 1 + length);
      all.put(type).putInt(length).put(body);
      // Sync, Query, Flush, Terminate, password: the server acts on what it has got.
      if ("SQHXp".indexOf(type) >= 0) {
        return exchange(all, commits);
      }
    }
  }

  /** The start-up messages have no type. */
  private Exchange opening() throws IOException {
    int length = client.readInt();
    byte[] body = client.readNBytes(length - Integer.BYTES);
    int code = ByteBuffer.wrap(body).getInt();
    started = code != SSL_REQUEST && code != GSS_REQUEST;
    return exchange(ByteBuffer.allocate(length).putInt(length).put(body), false);
  }

  private boolean isCommit(byte type, byte[] body) {
    if (type != 'P' && type != 'B') {
      return false;
    }
    String[] texts = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
    if (type == 'P') { // Parse: statement, text
      if (texts[1].strip().equals("COMMIT")) {
        commitStatements.add(texts[0]);
      } else {
        commitStatements.remove(texts[0]);
      }
      return false;
    }
    return commitStatements.contains(texts[1]); // Bind: portal, statement
  }

  private static ByteBuffer roomFor(ByteBuffer all, int more) {
    return all.remaining() >= more
        ? all
        : ByteBuffer.allocate(2 * (all.capacity() + more)).put(all.flip());
  }

  private static Exchange exchange(ByteBuffer all, boolean commits) {
    byte[] bytes = new byte[all.flip().remaining()];
    all.get(bytes);
    return new Exchange(bytes, commits);
  }
}
