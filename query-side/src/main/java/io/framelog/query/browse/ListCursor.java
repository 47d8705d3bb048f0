package io.framelog.query.browse;

import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Sha256;
import io.framelog.selection.Selection;
import io.framelog.selection.SelectionText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort key and the id of its last image. In its text it carries a digest of
 * the list that it belongs to and one of itself: a changed cursor is refused, and so is one of
 * another list. It is a place and no permission: whoever forged one could only begin elsewhere in a
 * list that they may read anyway.
 */
record ListCursor(long key, UUID id) {
  private static final byte VERSION = 1;
  private static final int LENGTH = 1 + 8 + 8 + 16;
  private static final int DIGEST = 8;

  /** What the pages of one list have in common, and no other list has. */
  record ListId(byte[] digest) {
    static ListId of(ListOrder order, Selection selection, @Nullable Long asOf) {
      return new ListId(
          ListCursor.digest(order + "\n" + asOf + "\n" + SelectionText.of(selection)));
    }
  }

  String text(ListId list) {
    byte[] content =
        ByteBuffer.allocate(LENGTH)
            .put(VERSION)
            .put(list.digest())
            .putLong(key)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    byte[] sealed = ByteBuffer.allocate(LENGTH + DIGEST).put(content).put(seal(content)).array();
    return encoded(sealed);
  }

  /**
   * @throws QueryRejected {@code cursor-invalid}, {@code cursor-of-another-list}
   */
  static ListCursor read(String text, ListId list) {
    byte[] sealed = decoded(text);
    if (sealed.length != LENGTH + DIGEST || sealed[0] != VERSION) {
      throw invalid();
    }
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    byte[] content = new byte[LENGTH];
    byte[] digest = new byte[DIGEST];
    buffer.get(content).get(digest);
    if (!Arrays.equals(digest, seal(content))) {
      throw invalid();
    }
    buffer.position(1).get(digest);
    if (!Arrays.equals(digest, list.digest())) {
      throw new QueryRejected(
          ErrorCode.CURSOR_OF_ANOTHER_LIST,
          "The cursor belongs to a list with another filter, sort or asOf");
    }
    return new ListCursor(buffer.getLong(), new UUID(buffer.getLong(), buffer.getLong()));
  }

  private static String encoded(byte[] sealed) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  private static byte[] decoded(String text) {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(text);
      if (encoded(sealed).equals(text)) { // the decoder ignores bits behind the last byte
        return sealed;
      }
    } catch (IllegalArgumentException e) {
      // as invalid as any other
    }
    throw invalid();
  }

  private static byte[] seal(byte[] content) {
    return digest("list cursor " + HexFormat.of().formatHex(content));
  }

  private static byte[] digest(String text) {
    return HexFormat.of().parseHex(Sha256.hex(text).substring(0, 2 * DIGEST));
  }

  private static QueryRejected invalid() {
    return new QueryRejected(ErrorCode.CURSOR_INVALID, "The cursor is not one of ours");
  }
}
