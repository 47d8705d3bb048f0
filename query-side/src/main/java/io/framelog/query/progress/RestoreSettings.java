package io.framelog.query.progress;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator says about a log that was restored to an older backup.
 *
 * @param acceptRestore {@code framelog.log.accept-restore}: the position of the log's last event;
 *     all later ones are given up for good and what was derived from them is built again
 */
@ConfigurationProperties("framelog.log")
record RestoreSettings(@Nullable Long acceptRestore) {}
