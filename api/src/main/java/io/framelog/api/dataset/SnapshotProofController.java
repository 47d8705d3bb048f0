package io.framelog.api.dataset;

import io.framelog.api.ApiController;
import io.framelog.api.command.Caller;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.dataset.queries.FindSnapshotProof;
import io.framelog.dataset.queries.SnapshotProof;
import io.framelog.delivery.Deliveries;
import io.framelog.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives out what shows, with a snapshot's digest, which images it holds. */
@ApiController
@Tag(name = "Datasets")
class SnapshotProofController {
  private final Queries queries;
  private final Deliveries deliveries;

  SnapshotProofController(Queries queries, Deliveries deliveries) {
    this.queries = queries;
    this.deliveries = deliveries;
  }

  @GetMapping("/v1/datasets/{name}/snapshots/{snapshotId}/proof")
  @Operation(
      summary = "What shows that a snapshot holds an image, or that it does not",
      description =
          "For an image that it holds, its item and the path of RFC 6962 from its leaf to the"
              + " digest; for any other, those of its neighbours in image-id order. Check it with"
              + " audit/VerifySnapshot.java. Who asked is recorded, since items are given out.")
  SnapshotProof proof(
      @PathVariable String name,
      @PathVariable String snapshotId,
      @Parameter(required = true, description = "The image's id") @RequestParam(required = false)
          @Nullable String imageId,
      @Parameter(hidden = true) Principal user) {
    String image =
        Parameters.uuid(
            Parameters.required("imageId", imageId),
            ErrorCode.IMAGE_IDS_INVALID,
            "'%s' is not the id of an image");
    String snapshot = Parameters.snapshotId(snapshotId);
    SnapshotProof proof =
        queries.ask(new FindSnapshotProof(name, snapshot, image), SnapshotProof.class);
    Caller caller = Caller.of(user);
    deliveries.snapshotItems(name, snapshot, caller.subject(), caller.client());
    return proof;
  }
}
