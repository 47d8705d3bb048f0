package io.framelog.command.job;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of jobs on a real PostgreSQL, on a node that runs none by itself. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = JobTest.Application.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres",
      "framelog.jobs.workers=0",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.main.banner-mode=off",
      "logging.level.root=ERROR"
    })
@interface JobTest {
  /** The log and the jobs, without aggregates. */
  @SpringBootApplication(
      scanBasePackages = {
        "io.framelog.command.log",
        "io.framelog.command.axon",
        "io.framelog.command.job"
      })
  class Application {}
}
