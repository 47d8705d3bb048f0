package io.framelog.command;

import io.framelog.identity.Identities;
import io.framelog.identity.Sha256;
import io.framelog.image.Origin;
import io.framelog.image.commands.RegisterImage;
import java.util.List;
import java.util.Map;

/** Registrations of images that nobody stored; the aggregates do not look. */
public final class Registrations {
  private Registrations() {}

  public static RegisterImage of(String content) {
    return of(content, List.of());
  }

  static RegisterImage of(String content, List<String> tags) {
    String sha256 = Sha256.hex(content);
    String id = Identities.image(Identities.IMAGES, sha256);
    return new RegisterImage(
        id,
        "images/" + id + ".jpg",
        sha256,
        "image/jpeg",
        1_000,
        400,
        200,
        null,
        null,
        tags,
        List.of(),
        Map.of(),
        List.of(),
        Origin.HUMAN);
  }
}
