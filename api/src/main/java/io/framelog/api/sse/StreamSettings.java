package io.framelog.api.sse;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How clients watch ({@code framelog.streams.*}).
 *
 * @param mostPerNode streams that a node serves at once
 * @param mostPerSubject of these, streams of one token's subject
 * @param mostSelections different selections that a node's streams watch at once
 * @param heartbeat how often a stream without news says how far it is
 * @param writeTimeout how long a client may not read before it is dropped
 * @param windowEvents how many events a client may be behind before it is dropped
 * @param windowSize how large these may be together
 */
@ConfigurationProperties("framelog.streams")
public record StreamSettings(
    @DefaultValue("1000") int mostPerNode,
    @DefaultValue("20") int mostPerSubject,
    @DefaultValue("100") int mostSelections,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("10s") Duration writeTimeout,
    @DefaultValue("10000") int windowEvents,
    @DefaultValue("16MB") DataSize windowSize) {}
