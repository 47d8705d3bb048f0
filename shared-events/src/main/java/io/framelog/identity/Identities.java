package io.framelog.identity;

import java.util.Locale;
import java.util.UUID;

/**
 * The identities that Framelog derives, so that the same fact always gets the same id. All ids
 * travel as canonical lower-case UUID text.
 */
public final class Identities {
  /** The namespace of this product; every other namespace is derived from it. */
  public static final UUID FRAMELOG = UuidV5.of(new UUID(0, 0), "framelog");

  /** The default namespace of image ids; a deployment may have one of its own. */
  public static final UUID IMAGES = UuidV5.of(FRAMELOG, "image");

  private static final UUID DATASETS = UuidV5.of(FRAMELOG, "dataset");
  private static final UUID COMMANDS = UuidV5.of(FRAMELOG, "command");
  private static final UUID SUGGESTIONS = UuidV5.of(FRAMELOG, "suggestion");
  private static final String UUID_FORM = "00000000-0000-0000-0000-000000000000";

  private Identities() {}

  /**
   * The id of the image whose original bytes have this SHA-256 (64 hexadecimal characters), in the
   * deployment's namespace.
   */
  public static String image(UUID namespace, String sha256) {
    return UuidV5.of(namespace, sha256.toLowerCase(Locale.ROOT)).toString();
  }

  /** The id of the dataset of this (already normalised) name. */
  public static String dataset(String name) {
    return UuidV5.of(DATASETS, name).toString();
  }

  /** The id of the command that {@code subject} sends under {@code idempotencyKey}. */
  public static String command(String subject, String idempotencyKey) {
    return UuidV5.of(COMMANDS, subject + '\n' + idempotencyKey).toString();
  }

  /** The id of something that a command makes, for instance {@code derived(commandId, "crop")}. */
  public static String derived(String commandId, String what) {
    return UuidV5.of(UuidV5.of(COMMANDS, commandId), what).toString();
  }

  /** The id of one suggestion of one model version for one image. */
  public static String suggestion(
      String imageId, String kind, String model, String version, String value) {
    return UuidV5.of(SUGGESTIONS, String.join("\n", imageId, kind, model, version, value))
        .toString();
  }

  /** Whether {@code text} is a canonical lower-case UUID. */
  public static boolean isUuid(String text) {
    if (text.length() != UUID_FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          UUID_FORM.charAt(i) == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
