package io.framelog.query.search;

import io.framelog.identity.Sha256;
import io.framelog.model.DualEncoder;
import java.util.Locale;

/** The model whose vectors an index holds. */
record IndexedModel(String name, String version, int dimension) {
  static IndexedModel of(DualEncoder encoder) {
    return new IndexedModel(encoder.model(), encoder.version(), encoder.dimension());
  }

  /** A part of an index name: readable, and different for every model. */
  String slug() {
    String readable = (name + '-' + version).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return readable + '-' + Sha256.hex(name + '\n' + version + '\n' + dimension).substring(0, 6);
  }

  boolean made(String model, String modelVersion, int dimensions) {
    return name.equals(model) && version.equals(modelVersion) && dimension == dimensions;
  }
}
