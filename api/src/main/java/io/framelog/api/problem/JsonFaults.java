package io.framelog.api.problem;

import io.framelog.error.ErrorCode;
import io.framelog.error.Rejection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON body, in words for its sender: no class names, the field by name. */
public final class JsonFaults {
  private JsonFaults() {}

  public static Rejection rejection(JacksonException fault) {
    return switch (fault) {
      case StreamConstraintsException e ->
          Rejection.of(
              ErrorCode.VALIDATION_FAILED,
              "The JSON is nested more than 64 levels deep, or has a name or number that is too"
                  + " long");
      case StreamReadException e ->
          Rejection.of(
              ErrorCode.BAD_REQUEST,
              "The body is not valid JSON%s: %s".formatted(where(e), firstLine(e)));
      case UnrecognizedPropertyException e ->
          invalid(path(e), "There is no field '%s' here".formatted(path(e)));
      case InvalidTypeIdException e ->
          invalid(
              path(e),
              e.getTypeId() == null
                  ? name(e) + " must say its 'type'"
                  : "There is no type '%s' here".formatted(e.getTypeId()));
      case MismatchedInputException e ->
          invalid(path(e), "%s must be %s".formatted(name(e), expected(e.getTargetType())));
      default -> invalid(path(fault), "%s cannot be read".formatted(name(fault)));
    };
  }

  private static Rejection invalid(String field, String detail) {
    return new Rejection(
        ErrorCode.VALIDATION_FAILED, detail, field.isEmpty() ? Map.of() : Map.of("field", field));
  }

  private static String name(JacksonException fault) {
    String path = path(fault);
    return path.isEmpty() ? "The body" : "The field '" + path + "'";
  }

  /** For instance {@code crops[2].box}; empty for the body itself. */
  private static String path(JacksonException fault) {
    StringBuilder path = new StringBuilder();
    List<Reference> references = fault.getPath();
    for (Reference reference : references) {
      String name = reference.getPropertyName();
      if (name == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == String.class) {
      return "text";
    }
    if (type == Long.class || type == Integer.class) {
      return "a whole number within range";
    }
    if (type == Double.class) {
      return "a number";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String where(JacksonException fault) {
    TokenStreamLocation at = fault.getLocation();
    return at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String firstLine(JacksonException fault) {
    String message = fault.getOriginalMessage();
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }
}
