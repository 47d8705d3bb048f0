package io.framelog.enrichment.model;

/** Settings that DJL reads when its classes are initialised. */
final class DjlRuntime {
  private DjlRuntime() {}

  /** No usage tracking, no downloads: without these DJL asks addresses on the internet. */
  static void keepOffline() {
    setIfUnset("OPT_OUT_TRACKING", "true");
    setIfUnset("ai.djl.offline", "true");
    // On a machine with a GPU the tokenizers would look for a CUDA build of themselves.
    setIfUnset("RUST_FLAVOR", "cpu");
  }

  private static void setIfUnset(String name, String value) {
    if (System.getenv(name) == null && System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
