package io.framelog.command.content;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the images that are taken in.
 *
 * @param maxBytes of one file
 * @param maxPixels of one picture
 * @param maxSide pixels of the longer side
 * @param decodeMemory heap that decoders may use, all together; null means half of the heap. A
 *     picture that needs more is decoded alone
 * @param namespace of the image ids, one for the whole deployment; null means {@link
 *     io.framelog.identity.Identities#IMAGES}
 * @param spoolDir folder for uploads in flight; null means one below the system's temporary folder
 */
@ConfigurationProperties("framelog.images")
record ImageSettings(
    @DefaultValue("50MB") DataSize maxBytes,
    @DefaultValue("100000000") long maxPixels,
    @DefaultValue("65535") int maxSide,
    @Nullable DataSize decodeMemory,
    @Nullable UUID namespace,
    @Nullable Path spoolDir) {

  ImageSettings {
    if (maxBytes.toBytes() < 1 || maxBytes.toBytes() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("framelog.images.max-bytes must be from 1 B to 2 GB");
    }
    if (maxPixels < 1 || maxPixels > 1_000_000_000 || maxSide < 1 || maxSide > 65_535) {
      throw new IllegalArgumentException(
          "framelog.images.max-pixels must be from 1 to 10^9, .max-side from 1 to 65535");
    }
  }

  long decodeBytes() {
    return decodeMemory == null ? Runtime.getRuntime().maxMemory() / 2 : decodeMemory.toBytes();
  }

  static ImageSettings defaults() {
    return new ImageSettings(DataSize.ofMegabytes(50), 100_000_000, 65_535, null, null, null);
  }
}
