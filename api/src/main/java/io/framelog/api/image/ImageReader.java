package io.framelog.api.image;

import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.image.queries.FindImage;
import io.framelog.image.queries.ImageAnswer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds one image for the controllers. */
@Component
class ImageReader {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Queries queries;

  ImageReader(Queries queries) {
    this.queries = queries;
  }

  ImageAnswer find(String id, @Nullable Long asOf, @Nullable Long minPosition) {
    return queries.ask(
        new FindImage(
            Parameters.imageId(id),
            Parameters.position("asOf", asOf),
            Parameters.position("minPosition", minPosition)),
        ImageAnswer.class);
  }

  /** The texts of a list in an image's document. */
  static List<String> texts(ImageAnswer answer, String member) {
    JsonNode document = JSON.readTree(answer.image().json());
    return document.path(member).valueStream().map(JsonNode::asString).collect(Collectors.toList());
  }
}
