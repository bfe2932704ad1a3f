package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;

/// Messages that left with a transaction and are not known to be sent (platform contract PQ-2).
public final class Outbox {
  private static final Principal DUE = new Principal.Platform(Principal.Part.DUE_WORK);

  private final Tables tables;
  private final InstantSource clock;

  public Outbox(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /// A message with the tenant it belongs to.
  public record Waiting(TenantId tenant, Outgoing message) {}

  /// Messages of all tenants that have waited so long.
  public List<Waiting> waiting(Duration atLeast) {
    String until = Long.toString(clock.millis() - atLeast.toMillis());
    List<Waiting> all = new ArrayList<>();
    for (int shard = 0; shard < OutboxRows.SHARDS; shard++) {
      Key end = Key.builder().partitionValue(OutboxRows.due(shard)).sortValue(until).build();
      QueryEnhancedRequest request =
          QueryEnhancedRequest.builder()
              .queryConditional(QueryConditional.sortLessThan(end))
              .build();
      List<Row> keys =
          DUE.run(() ->
              tables.main().index(RowSchema.GSI3).query(request).stream()
                  .flatMap(page -> page.items().stream())
                  .toList());
      keys.forEach(key -> read(key).ifPresent(all::add));
    }
    return all;
  }

  /// Forgets a message that was sent.
  public void sent(TenantId tenant, Outgoing message) {
    TenantKey key = OutboxRows.key(tenant, message);
    new Principal.Tenant(tenant)
        .run(() ->
            tables
                .main()
                .deleteItem(
                    Key.builder()
                        .partitionValue(key.partition().text())
                        .sortValue(key.sort())
                        .build()));
  }

  /// The index holds keys only; the row is read with the right of its tenant.
  private java.util.Optional<Waiting> read(Row key) {
    String[] parts = key.pk().split("#");
    TenantId tenant = new TenantId(parts[1]);
    Id aggregate = Id.parse(parts[3]).orElseThrow();
    Id id = Id.parse(key.sk().substring(2)).orElseThrow();
    Key full = Key.builder().partitionValue(key.pk()).sortValue(key.sk()).build();
    Row row = new Principal.Tenant(tenant).run(() -> tables.main().getItem(full));
    return java.util.Optional.ofNullable(row)
        .map(found ->
            new Waiting(
                tenant,
                new Outgoing(id, found.summary().get("queue"), aggregate, found.document())));
  }
}
