package io.framelog.query.erasure;

import io.framelog.delivery.Delivery;
import io.framelog.delivery.DeliveryPage;
import io.framelog.delivery.FindDeliveries;
import io.framelog.error.ErrorCode;
import io.framelog.error.QueryRejected;
import io.framelog.identity.Identities;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindDeliveries}. */
@Component
class FindDeliveriesHandler {
  private static final int MOST = 1_000;

  private final DeliveryTable deliveries;

  FindDeliveriesHandler(DeliveryTable deliveries) {
    this.deliveries = deliveries;
  }

  @QueryHandler
  DeliveryPage on(FindDeliveries query) {
    if (query.limit() < 1 || query.limit() > MOST) {
      throw new QueryRejected(
          ErrorCode.VALIDATION_FAILED, "A page has 1 to %d deliveries".formatted(MOST));
    }
    String snapshotId = query.snapshotId();
    if (snapshotId != null && !Identities.isUuid(snapshotId)) {
      throw new QueryRejected(ErrorCode.SNAPSHOT_NOT_FOUND, "there is no snapshot " + snapshotId);
    }
    List<Delivery> page =
        deliveries.after(
            snapshotId == null ? null : UUID.fromString(snapshotId), query.after(), query.limit());
    return new DeliveryPage(page, page.size() < query.limit() ? null : page.getLast().id());
  }
}
