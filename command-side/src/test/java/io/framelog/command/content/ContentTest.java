package io.framelog.command.content;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of the content beans against a real S3 endpoint of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = ContentTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "framelog.stack.enabled=true",
      "framelog.stack.data-dir=temp",
      "framelog.stack.fast-start=true",
      "framelog.stack.servers=s3",
      "framelog.images.max-bytes=3MB",
      "framelog.images.spool-dir=target/spool"
    })
@interface ContentTest {}
