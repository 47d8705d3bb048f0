package io.framelog.command;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of the aggregates as Spring and Axon wire them, over the real log on PostgreSQL. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = CommandSideTest.Application.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.main.banner-mode=off",
      "logging.level.root=ERROR"
    })
@interface CommandSideTest {
  @SpringBootApplication(
      scanBasePackages = {
        "io.framelog.command.log",
        "io.framelog.command.axon",
        "io.framelog.command.annotation",
        "io.framelog.command.image",
        "io.framelog.command.dataset"
      })
  class Application {}
}
