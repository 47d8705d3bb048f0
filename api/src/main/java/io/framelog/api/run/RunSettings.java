package io.framelog.api.run;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What the default run does ({@code framelog.run.*}).
 *
 * @param enabled whether it does anything; by default with the embedded stack
 * @param sample whether an empty store gets the sample pictures
 * @param samples the folder where these are drawn, and stand until they are imported
 * @param folder {@code framelog.run.import}: a folder whose pictures are imported
 * @param patience how long enrichment is waited for before the report
 */
@ConfigurationProperties("framelog.run")
record RunSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("true") boolean sample,
    @DefaultValue(".framelog/samples") Path samples,
    @Name("import") @Nullable Path folder,
    @DefaultValue("5m") Duration patience) {

  /** The folder to import; an empty setting is none. */
  @Nullable Path importFolder() {
    return folder == null || folder.toString().isBlank() ? null : folder;
  }
}
