package io.quantlab.platform.store;

import io.quantlab.platform.tenant.TenantId;
import java.util.Map;

/// Messages that wait for their queue: `~OUT#<aggregate>` / `O#<id>`, due in the third index.
final class OutboxRows {
  private OutboxRows() {}

  static Row row(TenantId tenant, Outgoing message, long epochMillis) {
    return Row.at(key(tenant, message), "outbox")
        .now(epochMillis)
        .summary(Map.of("queue", message.queue()))
        .document(message.body())
        .gsi3pk(DueWork.partition(message.id()))
        .gsi3sk(Long.toString(epochMillis))
        .build();
  }

  static TenantKey key(TenantId tenant, Outgoing message) {
    return Partition.outbox(tenant, message.aggregate()).row("O#" + message.id());
  }
}
