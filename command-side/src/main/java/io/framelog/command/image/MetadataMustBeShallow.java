package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;

/** Metadata nests at most 8 levels of objects and arrays, the metadata object itself included. */
final class MetadataMustBeShallow {
  static final int LIMIT = 8;

  private MetadataMustBeShallow() {}

  static void check(int depth) {
    if (depth > LIMIT) {
      throw new CommandRejected(
          ErrorCode.METADATA_INVALID,
          "Metadata nests at most " + LIMIT + " levels of objects and arrays",
          Map.of("limit", LIMIT));
    }
  }
}
