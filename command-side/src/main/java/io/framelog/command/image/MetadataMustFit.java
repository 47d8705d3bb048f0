package io.framelog.command.image;

import io.framelog.error.CommandRejected;
import io.framelog.error.ErrorCode;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An image's metadata has at most 256 top-level keys and 64 KiB as compact JSON in UTF-8. */
final class MetadataMustFit {
  static final int MAX_KEYS = 256;
  static final int MAX_BYTES = 64 * 1024;
  private static final JsonMapper JSON = JsonMapper.shared();

  private MetadataMustFit() {}

  static void check(Map<String, Object> metadata) {
    if (metadata.size() > MAX_KEYS) {
      throw new CommandRejected(
          ErrorCode.METADATA_INVALID,
          "Metadata has at most " + MAX_KEYS + " keys, this would be " + metadata.size(),
          Map.of("limit", MAX_KEYS));
    }
    int bytes = JSON.writeValueAsBytes(metadata).length;
    if (bytes > MAX_BYTES) {
      throw new CommandRejected(
          ErrorCode.METADATA_INVALID,
          "Metadata has at most " + MAX_BYTES + " bytes as JSON, this would be " + bytes,
          Map.of("limit", MAX_BYTES));
    }
  }
}
