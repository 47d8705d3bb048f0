package io.framelog.query.image;

import io.framelog.identity.Sha256;
import io.framelog.image.Origin;
import io.framelog.image.events.ImageRegistered;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plain registrations for tests that are about something else. */
public final class Images {
  private Images() {}

  public static String id() {
    UUID random = UUID.randomUUID();
    return new UUID(
            (random.getMostSignificantBits() & ~0xf000L) | 0x5000L,
            random.getLeastSignificantBits())
        .toString();
  }

  public static ImageRegistered registered(String id) {
    return registered(id, null);
  }

  public static ImageRegistered registered(String id, @Nullable String caption) {
    return new ImageRegistered(
        id,
        "images/" + id + ".png",
        Sha256.hex(id),
        "image/png",
        1234,
        640,
        480,
        null,
        caption,
        List.of("car"),
        List.of(),
        Map.of("source", "test"),
        List.of(),
        Origin.HUMAN);
  }
}
