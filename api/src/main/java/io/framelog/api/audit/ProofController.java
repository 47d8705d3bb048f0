package io.framelog.api.audit;

import io.framelog.api.ApiController;
import io.framelog.api.query.Parameters;
import io.framelog.api.query.Queries;
import io.framelog.audit.ConsistencyProof;
import io.framelog.audit.FindConsistencyProof;
import io.framelog.audit.FindInclusionProof;
import io.framelog.audit.InclusionProof;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives out what shows, with a checkpoint, that the log is still what it was. */
@ApiController
@Tag(name = "Audit")
class ProofController {
  private final Queries queries;

  ProofController(Queries queries) {
    this.queries = queries;
  }

  @GetMapping("/v1/audit/inclusion")
  @Operation(
      summary = "What shows that an event is in the log",
      description =
          "The path of RFC 6962, section 2.1.1, from the event's leaf to the root of the first"
              + " 'size' events, of all when it is left out.")
  InclusionProof inclusion(
      @Parameter(description = "The event's, from 1", required = true)
          @RequestParam(required = false)
          @Nullable Long position,
      @Parameter(description = "That of the checkpoint that you hold")
          @RequestParam(required = false)
          @Nullable Long size,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return queries.ask(
        new FindInclusionProof(
            Parameters.required("position", Parameters.position("position", position)),
            Parameters.position("size", size),
            Parameters.position("minPosition", minPosition)),
        InclusionProof.class);
  }

  @GetMapping("/v1/audit/consistency")
  @Operation(
      summary = "What shows that the log has only grown",
      description =
          "The path of RFC 6962, section 2.1.2, between the checkpoints of the sizes 'from' and"
              + " 'to', which is all there is when it is left out.")
  ConsistencyProof consistency(
      @Parameter(description = "The size of the older checkpoint, from 1", required = true)
          @RequestParam(required = false)
          @Nullable Long from,
      @Parameter(description = "The size of the newer checkpoint") @RequestParam(required = false)
          @Nullable Long to,
      @RequestParam(required = false) @Nullable Long minPosition) {
    return queries.ask(
        new FindConsistencyProof(
            Parameters.required("from", Parameters.position("from", from)),
            Parameters.position("to", to),
            Parameters.position("minPosition", minPosition)),
        ConsistencyProof.class);
  }
}
