package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.Optional;

/// Versions of listings a tenant has installed: each is pinned until somebody pins another.
public final class Subscriptions {
  private static final String PREFIX = "L#";

  private final TenantTable table;

  public Subscriptions(TenantTable table) {
    this.table = table;
  }

  private static TenantKey key(TenantId tenant, Id listing) {
    return Partition.subscriptions(tenant).row(PREFIX + listing);
  }

  /// Pins a version, in place of another.
  public void pin(TenantId tenant, String title, Market.Pin pin, Audited by) {
    Row row =
        Row.at(key(tenant, pin.listing()), "subscription")
            .now(table.clock().millis())
            .title(title)
            .document(RecordJson.write(pin))
            .build();
    table.commit(tenant, new Change().put(row, new Change.Condition.None()).audited(by));
  }

  /// Forgets a listing.
  ///
  /// @return false when it was not installed
  public boolean end(TenantId tenant, Id listing, Audited by) {
    return table.commit(tenant, new Change().delete(key(tenant, listing)).audited(by)).isDone();
  }

  /// What is installed.
  public Page<Kept<Market.Pin>> list(TenantId tenant, PageRequest page) {
    return table
        .list(tenant, Partition.subscriptions(tenant), PREFIX, ListOrder.ASCENDING, page)
        .map(Subscriptions::kept);
  }

  /// What is installed of a listing.
  public Optional<Kept<Market.Pin>> find(TenantId tenant, Id listing) {
    return table.find(tenant, key(tenant, listing)).map(Subscriptions::kept);
  }

  private static Kept<Market.Pin> kept(Row row) {
    return new Kept<>(
        Id.of(IdKind.LISTING, row.sk().substring(PREFIX.length())),
        row.title(),
        row.status(),
        row.version(),
        row.created(),
        row.updated(),
        RecordJson.read(Market.Pin.class, row.document()));
  }
}
