package io.framelog.bench.log;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The command side as it is delivered, without event processors. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({
  "io.framelog.command.log",
  "io.framelog.command.axon",
  "io.framelog.command.annotation",
  "io.framelog.command.image",
  "io.framelog.command.dataset"
})
class FramelogSide {}
