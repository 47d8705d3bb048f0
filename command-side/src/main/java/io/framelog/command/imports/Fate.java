package io.framelog.command.imports;

/** What became of a registration. */
sealed interface Fate {
  /** This import has registered it. */
  record Registered() implements Fate {}

  /** It was there before; its annotations stay as they are. */
  record Existing() implements Fate {}

  /** Refused, with the catalogue's code. */
  record Refused(String code, String detail) implements Fate {}
}
