package io.quantlab.platform.store;

import io.quantlab.platform.cloud.Principal;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/// Messages that left with a transaction and are not known to be sent (platform contract PQ-2).
public final class Outbox {
  private final Tables tables;
  private final InstantSource clock;
  private final DueWork due;

  public Outbox(Tables tables, InstantSource clock) {
    this.tables = tables;
    this.clock = clock;
    this.due = new DueWork(tables, clock);
  }

  /// A message with the tenant it belongs to.
  public record Waiting(TenantId tenant, Outgoing message) {}

  /// Messages of all tenants that have waited so long.
  public List<Waiting> waiting(Duration atLeast) {
    return waiting(due.until(clock.millis() - atLeast.toMillis()), atLeast);
  }

  /// The messages among what is due that have waited so long.
  public List<Waiting> waiting(DueWork.Now now, Duration atLeast) {
    long until = clock.millis() - atLeast.toMillis();
    List<Waiting> all = new ArrayList<>();
    for (DueWork.Due each : now.messages()) {
      if (each.sinceMillis() <= until) {
        read(each).ifPresent(all::add);
      }
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
  private Optional<Waiting> read(DueWork.Due due) {
    Id id = Id.parse(due.sk().substring(2)).orElseThrow();
    Row row = new Principal.Tenant(due.tenant()).run(() -> tables.main().getItem(due.key()));
    return Optional.ofNullable(row)
        .map(found ->
            new Waiting(
                due.tenant(),
                new Outgoing(id, found.summary().get("queue"), due.id(), found.document())));
  }
}
