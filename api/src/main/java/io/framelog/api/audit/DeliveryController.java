package io.framelog.api.audit;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.delivery.DeliveryPage;
import io.framelog.delivery.FindDeliveries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says whom data were given to in bulk. */
@ApiController
@Tag(name = "Audit")
class DeliveryController {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Queries queries;

  DeliveryController(Queries queries) {
    this.queries = queries;
  }

  @GetMapping("/v1/audit/deliveries")
  @Operation(
      summary = "Who was given the items of snapshots or the sealed log, oldest first",
      description =
          "Noted before the first byte goes out: some of them may not have arrived. 'next' is to be"
              + " passed as 'after'.")
  DeliveryPage deliveries(
      @Parameter(description = "Only those of this snapshot") @RequestParam(required = false)
          @Nullable String snapshotId,
      @Parameter(description = "Only those of a larger id") @RequestParam(required = false)
          @Nullable Long after,
      @Parameter(description = "1 to 1,000, default 100") @RequestParam(required = false)
          @Nullable Integer limit) {
    return queries.ask(
        new FindDeliveries(
            snapshotId == null ? null : Parameters.snapshotId(snapshotId),
            Objects.requireNonNullElse(Parameters.position("after", after), 0L),
            Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT)),
        DeliveryPage.class);
  }
}
