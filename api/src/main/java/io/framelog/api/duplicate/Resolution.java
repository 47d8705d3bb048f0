package io.framelog.api.duplicate;

import io.framelog.api.query.Parameters;
import io.framelog.error.ErrorCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a group is to become one image.
 *
 * @param keep the image that stays
 * @param expectedVersions the versions that the sender saw, by image id; optional
 */
record Resolution(
    @Schema(example = "1b4e28ba-2fa1-511d-883f-0016d3cca427") @Nullable String keep,
    @Schema(example = "{\"6fa459ea-ee8a-5ca4-894e-db77e160355e\": 3}")
        @Nullable Map<String, @Nullable Long> expectedVersions) {

  String keptImageId() {
    return Parameters.uuid(
        Parameters.required("keep", keep),
        ErrorCode.KEPT_IMAGE_NOT_IN_GROUP,
        "'%s' is no image of the group");
  }

  /** With that of the kept image from {@code If-Match}. */
  Map<String, Long> versions(@Nullable Long ofKept) {
    Map<String, Long> versions = new HashMap<>();
    if (expectedVersions != null) {
      expectedVersions.forEach(
          (id, version) ->
              versions.put(
                  id.toLowerCase(Locale.ROOT),
                  Parameters.required("expectedVersions." + id, version)));
    }
    if (ofKept != null) {
      versions.put(keptImageId(), ofKept);
    }
    return versions;
  }
}
