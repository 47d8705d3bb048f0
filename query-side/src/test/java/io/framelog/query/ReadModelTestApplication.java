package io.framelog.query;

import io.framelog.query.progress.RecordingProjection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The real log, images with their cache, near-duplicates, and a projection that can be made to
 * fail.
 */
@SpringBootApplication(
    scanBasePackages = {
      "io.framelog.command.log",
      "io.framelog.command.axon",
      "io.framelog.query.progress",
      "io.framelog.query.image",
      "io.framelog.query.cache",
      "io.framelog.query.live",
      "io.framelog.query.duplicate",
      "io.framelog.query.diff",
      "io.framelog.query.selection",
      "io.framelog.query.browse",
      "io.framelog.query.rebuild"
    })
@Import({QueryConfiguration.class, TestLog.class, TestQueries.class, RecordingProjection.class})
public class ReadModelTestApplication {
  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }
}
