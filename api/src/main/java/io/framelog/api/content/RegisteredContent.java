package io.framelog.api.content;

import io.framelog.api.query.Parameters;
import io.framelog.erasure.ErasedImages;
import io.framelog.error.ErrorCode;
import io.framelog.error.RejectedException;
import io.framelog.image.events.ImageRegistered;
import io.framelog.log.EventForms;
import io.framelog.log.LogQuery;
import io.framelog.log.LogReader;
import io.framelog.log.LoggedEvent;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds where an image's bytes are. It asks the log, not a projection: content never changes, is
 * there from the moment of registration, and stays for the snapshots that hold a removed image.
 */
@Component
class RegisteredContent {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final LogReader log;
  private final ErasedImages erased;

  RegisteredContent(LogReader log, ErasedImages erased) {
    this.log = log;
    this.erased = erased;
  }

  /** The object that holds an image's bytes. */
  record Original(String imageId, String objectKey, String sha256, String mediaType) {
    /** A file name for those who save it. */
    String fileName() {
      return objectKey.substring(objectKey.lastIndexOf('/') + 1);
    }
  }

  /**
   * The original of an image.
   *
   * @throws RejectedException with {@code image-not-found} or {@code image-erased}
   */
  Original find(String id) {
    String imageId = Parameters.imageId(id);
    List<LoggedEvent> first = log.read(LogQuery.aggregate(imageId, 0, 1));
    if (first.isEmpty() || !first.getFirst().type().equals(ImageRegistered.class.getSimpleName())) {
      throw new RejectedException(
          ErrorCode.IMAGE_NOT_FOUND, "There is no image '%s'".formatted(id));
    }
    if (erased.of(imageId).isPresent()) {
      throw new RejectedException(ErrorCode.IMAGE_ERASED, "Image %s was erased".formatted(id));
    }
    JsonNode registered = JSON.readTree(EventForms.present(first.getFirst()).payload());
    return new Original(
        imageId,
        registered.path("objectKey").asString(),
        registered.path("sha256").asString(),
        registered.path("mediaType").asString());
  }
}
