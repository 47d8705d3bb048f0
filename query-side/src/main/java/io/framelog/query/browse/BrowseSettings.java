package io.framelog.query.browse;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What lists, facets and statistics may cost.
 *
 * @param budget {@code framelog.browse.budget}: how long the statements of one answer may take
 *     together, before it is refused with {@code query-too-expensive}
 * @param sample {@code framelog.browse.sample}: how many images facets and tag pairs look at; of
 *     more, they are estimated
 */
@ConfigurationProperties("framelog.browse")
public record BrowseSettings(
    @DefaultValue("4s") Duration budget, @DefaultValue("20000") int sample) {}
