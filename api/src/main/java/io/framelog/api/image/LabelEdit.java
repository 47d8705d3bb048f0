package io.framelog.api.image;

import io.framelog.api.query.Parameters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags or actors to add and to remove. */
record LabelEdit(
    @Schema(example = "[\"car\"]") @Nullable List<@Nullable String> add,
    @Schema(example = "[\"draft\"]") @Nullable List<@Nullable String> remove) {

  List<String> added() {
    return Parameters.list("add", add);
  }

  List<String> removed() {
    return Parameters.list("remove", remove);
  }
}
