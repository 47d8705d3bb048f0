package io.framelog.query.progress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How projections run.
 *
 * @param batchSize how many events are folded into one transaction at most, 1..1000; Axon buffers
 *     no more than about that
 */
@ConfigurationProperties("framelog.projections")
record ProjectionSettings(@DefaultValue("1000") int batchSize) {
  ProjectionSettings {
    if (batchSize < 1 || batchSize > 1000) {
      throw new IllegalArgumentException("framelog.projections.batch-size: 1..1000");
    }
  }
}
