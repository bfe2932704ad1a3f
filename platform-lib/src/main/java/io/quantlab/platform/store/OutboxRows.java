package io.quantlab.platform.store;

import io.quantlab.platform.tenant.TenantId;
import java.util.Map;

/// Messages that wait for their queue: `~OUT#<aggregate>` / `O#<id>`, due in the third index.
final class OutboxRows {
  /// Due work is spread over so many partitions of the index (platform contract PS-6).
  static final int SHARDS = 16;

  private OutboxRows() {}

  static Row row(TenantId tenant, Outgoing message, long epochMillis) {
    return Row.at(key(tenant, message), "outbox")
        .now(epochMillis)
        .summary(Map.of("queue", message.queue()))
        .document(message.body())
        .gsi3pk(due(message.id().hashCode() & SHARDS - 1))
        .gsi3sk(Long.toString(epochMillis))
        .build();
  }

  static TenantKey key(TenantId tenant, Outgoing message) {
    return Partition.outbox(tenant, message.aggregate()).row("O#" + message.id());
  }

  static String due(int shard) {
    return "DUE#" + Integer.toHexString(shard);
  }
}
