package io.framelog.command.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event log ({@code framelog.log.*}).
 *
 * @param queueCapacity commands that may wait for the appender before {@code log-busy}
 * @param maxBatchUnits commands written in one transaction at most
 * @param maxBatchEvents events written in one transaction at most (a single command may pass it)
 * @param linger how long the appender waits for company before it writes; 0 = not at all
 * @param appendTimeout how long a command may wait in all before {@code log-unavailable}
 * @param retryTimeout how long a command is decided again after sequence conflicts
 * @param readBatch events that one read of a stream fetches
 * @param pollInterval how often a stream at the head looks without having been woken
 */
@ConfigurationProperties("framelog.log")
record LogSettings(
    @DefaultValue("1024") int queueCapacity,
    @DefaultValue("256") int maxBatchUnits,
    @DefaultValue("4096") int maxBatchEvents,
    @DefaultValue("0ms") Duration linger,
    @DefaultValue("10s") Duration appendTimeout,
    @DefaultValue("10s") Duration retryTimeout,
    @DefaultValue("1000") int readBatch,
    @DefaultValue("1s") Duration pollInterval) {}
