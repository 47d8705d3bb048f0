package io.framelog.command.imports;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of imports: a node of the command side on a real PostgreSQL and S3 endpoint. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = ImportTest.Application.class,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=postgres,s3",
      "framelog.images.max-bytes=3MB",
      "framelog.images.spool-dir=target/import-spool",
      "framelog.fetch.allow=127.0.0.1/32",
      "framelog.fetch.ports=80,443,${framelog.test.port:0}",
      "server.address=127.0.0.1",
      "axon.axonserver.enabled=false",
      "axon.serializer.general=jackson3",
      "axon.serializer.messages=jackson3",
      "axon.serializer.events=jackson3",
      "spring.main.banner-mode=off",
      "logging.level.root=ERROR"
    })
@interface ImportTest {
  /** All of the command side that imports touch. */
  @SpringBootApplication(
      scanBasePackages = {
        "io.framelog.command.log",
        "io.framelog.command.axon",
        "io.framelog.command.annotation",
        "io.framelog.command.image",
        "io.framelog.command.job",
        "io.framelog.command.content",
        "io.framelog.command.fetch",
        "io.framelog.command.imports"
      })
  class Application {}
}
