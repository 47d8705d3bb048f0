package io.framelog.api.security;

import java.util.Arrays;
import java.util.Optional;

/** What a token may allow. */
enum Scope {
  IMAGES_READ("images:read"),
  IMAGES_WRITE("images:write"),
  IMAGES_REVIEW("images:review"),
  DATASETS_READ("datasets:read"),
  DATASETS_WRITE("datasets:write"),
  AUDIT_READ("audit:read"),
  ADMIN("admin");

  private final String value;

  Scope(String value) {
    this.value = value;
  }

  /** As it stands in tokens. */
  String value() {
    return value;
  }

  /** As Spring Security knows it. */
  String authority() {
    return "SCOPE_" + value;
  }

  static Optional<Scope> named(String value) {
    return Arrays.stream(values()).filter(scope -> scope.value.equals(value)).findFirst();
  }
}
