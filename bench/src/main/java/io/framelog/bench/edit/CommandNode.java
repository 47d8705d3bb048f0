package io.framelog.bench.edit;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The command side as it is delivered, with jobs, without event processors. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({
  "io.framelog.bench.edit",
  "io.framelog.command.log",
  "io.framelog.command.axon",
  "io.framelog.command.annotation",
  "io.framelog.command.image",
  "io.framelog.command.job",
  "io.framelog.command.edit"
})
class CommandNode {}
