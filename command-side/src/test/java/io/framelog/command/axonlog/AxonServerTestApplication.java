package io.framelog.command.axonlog;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Both logs' configurations, Axon's infrastructure, and the dataset aggregate. */
@SpringBootApplication(
    scanBasePackages = {
      "io.framelog.command.log",
      "io.framelog.command.axonlog",
      "io.framelog.command.axon",
      "io.framelog.command.dataset"
    })
class AxonServerTestApplication {}
