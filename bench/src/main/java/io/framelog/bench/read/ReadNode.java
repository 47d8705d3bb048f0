package io.framelog.bench.read;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Log, images, datasets and the query side as they are delivered; no search index, no exports. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {
      "io.framelog.command.log",
      "io.framelog.command.axon",
      "io.framelog.command.annotation",
      "io.framelog.command.image",
      "io.framelog.command.dataset",
      "io.framelog.query",
      "io.framelog.bench.read.jpa"
    },
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern = "io\\.framelog\\.query\\.(search|export|erasure)\\..*"))
class ReadNode {}
