package io.framelog.query.image;

/**
 * An open suggestion.
 *
 * @param kind TAG or CAPTION
 */
record Suggestion(
    String suggestionId, String kind, String value, double score, String model, String version) {
  static final String TAG = "TAG";
  static final String CAPTION = "CAPTION";
}
