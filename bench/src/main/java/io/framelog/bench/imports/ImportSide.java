package io.framelog.bench.imports;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The command side as it is delivered: nothing reads along. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({
  "io.framelog.command.log",
  "io.framelog.command.axon",
  "io.framelog.command.annotation",
  "io.framelog.command.image",
  "io.framelog.command.job",
  "io.framelog.command.content",
  "io.framelog.command.fetch",
  "io.framelog.command.imports"
})
class ImportSide {
  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }
}
