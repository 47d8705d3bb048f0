package io.framelog.command.job;

import io.framelog.identity.Identities;
import io.framelog.log.MetadataKeys;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A job that this node holds: what its work sees, and whether it should stop. */
final class HeldJob implements RunningJob {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final ClaimedJob claimed;
  private final MetaData metadata;
  private final long leaseNanos;
  private volatile long renewedAt;
  private volatile boolean stopping;

  /**
   * @param claimedAt {@link System#nanoTime} from before the claim
   */
  HeldJob(ClaimedJob claimed, long claimedAt, long leaseNanos) {
    this.claimed = claimed;
    this.metadata =
        MetaData.from(JSON.readValue(claimed.metadata(), OBJECT))
            .and(MetadataKeys.CAUSATION_ID, claimed.jobId().toString());
    this.renewedAt = claimedAt;
    this.leaseNanos = leaseNanos;
  }

  ClaimedJob claimed() {
    return claimed;
  }

  /** The lease goes on from this {@link System#nanoTime}. */
  void renewed(long at) {
    renewedAt = at;
  }

  /** The work should end its step soon. */
  void stop() {
    stopping = true;
  }

  @Override
  public String jobId() {
    return claimed.jobId().toString();
  }

  @Override
  public String spec() {
    return claimed.spec();
  }

  @Override
  public MetaData metadata() {
    return metadata;
  }

  @Override
  public long position() {
    return claimed.position();
  }

  @Override
  public boolean cancelled() {
    return stopping || System.nanoTime() - renewedAt > leaseNanos;
  }

  @Override
  public String commandId(String item) {
    return Identities.derived(jobId(), item);
  }
}
