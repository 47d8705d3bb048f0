package io.framelog.bench.duplicate;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The log and the near-duplicates as they are delivered, without the other projections. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {"io.framelog.command.log", "io.framelog.command.axon", "io.framelog.query"},
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern =
                "io\\.framelog\\.query\\."
                    + "(?!QueryConfiguration|progress\\.|duplicate\\.|image\\.ImageDocuments).*"))
class DuplicateSide {}
