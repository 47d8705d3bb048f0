package io.framelog.log;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/** A public type as others compile against it and as its JSON is made, in text. */
final class PublicShape {
  private PublicShape() {}

  /** Its declaration, and one indented line for each public part of it. */
  static List<String> of(Class<?> type) {
    Stream<String> parts =
        type.isRecord()
            ? Stream.concat(components(type), methods(type))
            : Stream.concat(constants(type), methods(type));
    return Stream.concat(Stream.of(declaration(type)), parts.map(part -> "  " + part)).toList();
  }

  private static String declaration(Class<?> type) {
    Revision revision = type.getAnnotation(Revision.class);
    return (revision == null ? "" : "@Revision(\"" + revision.value() + "\") ")
        + kind(type)
        + ' '
        + type.getName()
        + listed(" extends ", Stream.of(type.getInterfaces()))
        + (type.isSealed() ? listed(" permits ", Stream.of(type.getPermittedSubclasses())) : "");
  }

  private static String kind(Class<?> type) {
    if (type.isRecord()) {
      return "record";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isInterface() ? (type.isSealed() ? "sealed interface" : "interface") : "class";
  }

  private static String listed(String word, Stream<Class<?>> types) {
    String names = types.map(Class::getSimpleName).sorted().collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : word + names;
  }

  /** In their order, which is the order in the JSON. */
  private static Stream<String> components(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .map(
            part ->
                annotations(part)
                    + part.getAnnotatedType()
                        .toString()
                        .replace("@org.jspecify.annotations.Nullable()", "@Nullable")
                        .replace("java.lang.", "")
                    + ' '
                    + part.getName());
  }

  private static String annotations(RecordComponent part) {
    return Stream.of(part.getAnnotations())
        .map(Annotation::toString)
        .sorted()
        .map(annotation -> annotation + ' ')
        .collect(Collectors.joining());
  }

  private static Stream<String> constants(Class<?> type) {
    return type.isEnum()
        ? Stream.of(type.getEnumConstants()).map(Objects::toString)
        : Stream.of(type.getDeclaredFields())
            .filter(field -> Modifier.isPublic(field.getModifiers()))
            .map(field -> "constant " + field.getType().getSimpleName() + ' ' + value(field))
            .sorted();
  }

  /** With its value, for names in the metadata are part of the contract. */
  private static String value(Field field) {
    try {
      return field.getName() + (field.getType() == String.class ? " = " + field.get(null) : "");
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> methods(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !isGiven(type, method))
        .sorted(Comparator.comparing(Method::toGenericString))
        .map(
            method ->
                (Modifier.isStatic(method.getModifiers()) ? "static " : "")
                    + method.getGenericReturnType().getTypeName().replace("java.lang.", "")
                    + ' '
                    + method.getName()
                    + Stream.of(method.getGenericParameterTypes())
                        .map(each -> each.getTypeName().replace("java.lang.", ""))
                        .collect(Collectors.joining(", ", "(", ")")));
  }

  /** What every record and every enum has. */
  private static boolean isGiven(Class<?> type, Method method) {
    if (type.isRecord()) {
      return Stream.of(type.getRecordComponents())
              .anyMatch(part -> part.getAccessor().equals(method))
          || List.of("equals", "hashCode", "toString").contains(method.getName());
    }
    return type.isEnum() && List.of("values", "valueOf").contains(method.getName());
  }
}
