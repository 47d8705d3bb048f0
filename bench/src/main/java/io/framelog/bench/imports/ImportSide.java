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
@ComponentScan("io.framelog.command")
class ImportSide {
  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }
}
