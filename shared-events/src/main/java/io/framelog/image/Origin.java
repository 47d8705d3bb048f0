package io.framelog.image;

import org.jspecify.annotations.Nullable;

/**
 * Where an annotation came from.
 *
 * @param kind HUMAN, IMPORT or MODEL
 * @param model the model's name, only for MODEL
 * @param version the model's version, only for MODEL
 */
public record Origin(Kind kind, @Nullable String model, @Nullable String version) {
  /** Who made it: a person, an import of existing annotations, or a model. */
  public enum Kind {
    HUMAN,
    IMPORT,
    MODEL
  }

  public static final Origin HUMAN = new Origin(Kind.HUMAN, null, null);
  public static final Origin IMPORT = new Origin(Kind.IMPORT, null, null);

  public static Origin model(String model, String version) {
    return new Origin(Kind.MODEL, model, version);
  }
}
