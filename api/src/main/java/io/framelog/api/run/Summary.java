package io.framelog.api.run;

import io.framelog.api.query.Queries;
import io.framelog.image.events.EmbeddingRecorded;
import io.framelog.image.events.ImageRegistered;
import io.framelog.projection.ListProjections;
import io.framelog.projection.ProjectionList;
import io.framelog.projection.ProjectionStatus;
import org.springframework.stereotype.Component;

/** Shows how much there is. */
@Component
class Summary {
  private final LogCounts counts;
  private final Queries queries;

  Summary(LogCounts counts, Queries queries) {
    this.counts = counts;
    this.queries = queries;
  }

  void show(Console console) {
    console.heading("What is there");
    console.fact("images registered", "%s", counts.count(ImageRegistered.class));
    console.fact("embeddings", "%s", counts.count(EmbeddingRecorded.class));
    console.fact("events in the log", "%,d", counts.head());
    for (ProjectionStatus each :
        queries.ask(new ListProjections(), ProjectionList.class).projections()) {
      console.fact(
          "projection", "%-14s at %,d, %,d behind", each.name(), each.position(), each.lagEvents());
    }
  }
}
