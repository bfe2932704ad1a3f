package io.quantlab.platform.store;

import io.quantlab.platform.store.Change.Condition;
import java.time.Duration;

/// Logins that failed lately, by address.
public final class Throttles {
  private static final Duration THROTTLED_FOR = Duration.ofMinutes(15);

  private final IdentityRows rows;

  Throttles(IdentityRows rows) {
    this.rows = rows;
  }

  /// How often logins failed for this address lately.
  public int failures(String mac) {
    return rows.find(IdentityKey.throttle(mac))
        .map(row -> IdentityRows.read(Person.Throttle.class, row).failures())
        .orElse(0);
  }

  /// Counts a login that failed.
  public void failed(String mac) {
    rows.put(
        rows.document(IdentityKey.throttle(mac), "throttle", new Person.Throttle(failures(mac) + 1))
            .copy()
            .expires(rows.clock().instant().plus(THROTTLED_FOR).getEpochSecond())
            .build(),
        new Condition.None());
  }

  /// Forgets the failures of an address.
  public void succeeded(String mac) {
    rows.delete(IdentityKey.throttle(mac));
  }
}
