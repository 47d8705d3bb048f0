package io.framelog.command.log;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The log and Axon's infrastructure alone. */
@SpringBootApplication(scanBasePackages = {"io.framelog.command.log", "io.framelog.command.axon"})
class LogTestApplication {}
