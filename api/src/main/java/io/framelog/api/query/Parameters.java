package io.framelog.api.query;

import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.error.Rejection;
import io.framelog.identity.Identities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the values of requests, naming the field in the refusal. */
public final class Parameters {
  private Parameters() {}

  /** A position that may be left out, else 0 or more. */
  public static @Nullable Long position(String field, @Nullable Long value) {
    if (value != null && value < 0) {
      throw invalid(field, "'%s' must be 0 or more".formatted(field));
    }
    return value;
  }

  /** A limit of 1 to {@code max}, or {@code otherwise} when it is left out. */
  public static int limit(@Nullable Integer value, int otherwise, int max) {
    if (value == null) {
      return otherwise;
    }
    if (value < 1 || value > max) {
      throw invalid("limit", "'limit' must be 1 to %,d".formatted(max));
    }
    return value;
  }

  /** A value that must be there. */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw invalid(field, "'%s' is missing".formatted(field));
    }
    return value;
  }

  /** A list that may be left out, without nulls in it. */
  public static <T> List<T> list(String field, @Nullable List<@Nullable T> values) {
    if (values == null) {
      return List.of();
    }
    List<T> list = new ArrayList<>(values.size());
    for (T value : values) {
      if (value == null) {
        throw invalid(field, "'%s' must not hold null".formatted(field));
      }
      list.add(value);
    }
    return list;
  }

  /** The id of an image in canonical form; what is no UUID names no image. */
  public static String imageId(String id) {
    return uuid(id, ErrorCode.IMAGE_NOT_FOUND, "There is no image '%s'");
  }

  /** An id in canonical form, or the refusal that there is no such thing. */
  public static String uuid(String id, ErrorCode otherwise, String detail) {
    String canonical = id.toLowerCase(Locale.ROOT);
    if (!Identities.isUuid(canonical)) {
      throw new RejectedException(otherwise, detail.formatted(id));
    }
    return canonical;
  }

  /** A snapshot's id in the canonical form; whatever is none names no snapshot. */
  public static String snapshotId(String text) {
    return uuid(text, ErrorCode.SNAPSHOT_NOT_FOUND, "There is no snapshot '%s'");
  }

  public static RejectedException invalid(String field, String detail) {
    return new RejectedException(
        new Rejection(ErrorCode.VALIDATION_FAILED, detail, Map.of("field", field)));
  }
}
