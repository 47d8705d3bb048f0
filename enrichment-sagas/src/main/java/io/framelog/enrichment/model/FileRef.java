package io.framelog.enrichment.model;

/**
 * A file that a manifest names.
 *
 * @param file a path relative to the manifest, or {@code classpath:/NAME} for a resource outside
 *     the package
 * @param sha256 hexadecimal digest of its content
 */
record FileRef(String file, String sha256) {
  static final String CLASSPATH = "classpath:/";

  boolean isOnClasspath() {
    return file.startsWith(CLASSPATH);
  }

  /** The name of the resource for a class loader. */
  String resource() {
    return file.substring(CLASSPATH.length());
  }
}
