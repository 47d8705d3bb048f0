package io.framelog.command.log;

import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import io.framelog.log.Seal;
import io.framelog.log.SealedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** "The events up to N" in 32 bytes: every byte of every field of each, in position order. */
record LogDigest(long position, long events, String sha256) {
  private static final int PAGE = 500;

  /** Reads up to {@code position} the way a reader of the log does, page by page. */
  static LogDigest of(LogReader reader, long position) {
    MessageDigest digest = newDigest();
    long after = 0;
    long events = 0;
    while (true) {
      List<SealedEvent> page = reader.readSealed(after, PAGE);
      for (SealedEvent sealed : page) {
        if (sealed.event().position() > position) {
          return new LogDigest(position, events, hex(digest));
        }
        add(digest, sealed);
        events++;
        after = sealed.event().position();
      }
      if (page.size() < PAGE) {
        return new LogDigest(position, events, hex(digest));
      }
    }
  }

  private static void add(MessageDigest digest, SealedEvent sealed) {
    LoggedEvent event = sealed.event();
    for (String field :
        List.of(
            Long.toString(event.position()),
            event.eventId(),
            event.type(),
            event.revision(),
            event.aggregateType(),
            event.aggregateId(),
            Long.toString(event.sequence()),
            event.recordedAt().toString(),
            event.payload(),
            event.metadata())) {
      add(digest, field.getBytes(StandardCharsets.UTF_8));
    }
    add(digest, sealed.payload());
    add(digest, sealed.metadata());
  }

  private static void add(MessageDigest digest, Seal seal) {
    byte[] salt = seal.salt();
    add(digest, salt == null ? new byte[0] : salt);
    add(digest, seal.commitment());
  }

  /** With its length before it, so that no two lists of fields look the same. */
  private static void add(MessageDigest digest, byte[] field) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
    digest.update(field);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
