package io.framelog.command.log;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The log, in whichever way it is switched, and Axon's infrastructure alone. */
@SpringBootApplication(
    scanBasePackages = {
      "io.framelog.command.log",
      "io.framelog.command.axonlog",
      "io.framelog.command.axon"
    })
class LogTestApplication {}
