package io.framelog.api.image;

import io.framelog.api.query.Parameters;
import io.framelog.image.queries.ImageDocument;
import io.framelog.image.queries.ImageView;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Cuts images down to the members that were asked for. */
final class ImageFields {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String POSITION = "position";

  private static final Set<String> KNOWN =
      Stream.concat(
              Stream.of(ImageView.class.getRecordComponents()).map(RecordComponent::getName),
              Stream.of(POSITION))
          .collect(Collectors.toCollection(TreeSet::new));

  private ImageFields() {}

  /** The fields as a set in which {@code id} always is; empty when all are wanted. */
  static Set<String> checked(Collection<String> fields) {
    for (String field : fields) {
      if (!KNOWN.contains(field)) {
        throw Parameters.invalid(
            "fields", "An image has no field '%s'; it has %s".formatted(field, KNOWN));
      }
    }
    Set<String> wanted = new LinkedHashSet<>(fields);
    if (!wanted.isEmpty()) {
      wanted.add("id");
    }
    return wanted;
  }

  static void append(StringBuilder json, ImageDocument image, long position, Set<String> fields) {
    ObjectNode document = (ObjectNode) JSON.readTree(image.json());
    document.put(POSITION, position);
    document.retain(fields);
    json.append(document);
  }
}
