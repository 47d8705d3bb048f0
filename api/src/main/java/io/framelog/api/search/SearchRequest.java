package io.framelog.api.search;

import io.framelog.api.query.Parameters;
import io.framelog.image.queries.SearchImages;
import io.framelog.image.queries.SearchMode;
import io.framelog.image.queries.SearchScope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for: at least a text, an example or a filter.
 *
 * @param image the bytes of a picture to compare with, in Base64
 * @param filter in the selection language
 * @param mode semantic (default), lexical or hybrid
 * @param scope images (default) or crops
 * @param limit 1-200, default 20
 * @param minScore leaves out hits below it
 * @param asOf the position that the filter asks about and that the images are shown as of
 */
record SearchRequest(
    @Schema(example = "a red car at dusk") @Nullable String text,
    @Nullable String negativeText,
    @Nullable String imageId,
    @Nullable String cropId,
    @Nullable String image,
    @Schema(example = "tag:car AND width>=512") @Nullable String filter,
    @Schema(allowableValues = {"semantic", "lexical", "hybrid"}) @Nullable String mode,
    @Schema(allowableValues = {"images", "crops"}) @Nullable String scope,
    @Nullable Integer limit,
    @Nullable Double minScore,
    @Nullable Long minPosition,
    @Nullable Long asOf) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 200;

  SearchImages query(@Nullable Long minPositionInAddress, @Nullable Long asOfInAddress) {
    return new SearchImages(
        text,
        negativeText,
        imageId == null ? null : imageId.toLowerCase(Locale.ROOT),
        cropId == null ? null : cropId.toLowerCase(Locale.ROOT),
        bytes(image),
        filter,
        named("mode", mode, SearchMode.SEMANTIC),
        named("scope", scope, SearchScope.IMAGES),
        Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT),
        minScore,
        Parameters.position(
            "minPosition", minPositionInAddress == null ? minPosition : minPositionInAddress),
        Parameters.position("asOf", asOfInAddress == null ? asOf : asOfInAddress));
  }

  private static byte @Nullable [] bytes(@Nullable String base64) {
    try {
      return base64 == null ? null : Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Parameters.invalid("image", "'image' is not Base64");
    }
  }

  private static <E extends Enum<E>> E named(String field, @Nullable String name, E otherwise) {
    if (name == null) {
      return otherwise;
    }
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    return Arrays.stream(all)
        .filter(each -> lowerCase(each).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Parameters.invalid(
                    field,
                    "'%s' must be one of %s"
                        .formatted(
                            field,
                            Arrays.stream(all)
                                .map(SearchRequest::lowerCase)
                                .collect(Collectors.joining(", ")))));
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
