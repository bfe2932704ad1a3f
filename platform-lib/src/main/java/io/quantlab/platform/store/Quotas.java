package io.quantlab.platform.store;

import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the plan of a tenant allows, and how much of it is in use.
///
/// Each count is a row of its own, raised by a conditional update in the transaction that makes
/// what is counted: whatever comes at once, the sum never passes the limit, and what was not made
/// is not counted.
public final class Quotas {
  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final int ENTRIES = 10_000;
  private static final String USUAL = "free";

  private final TenantTable table;
  private final Map<TenantId, Remembered> plans =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TenantId, Remembered> eldest) {
          return size() > ENTRIES;
        }
      };

  private record Remembered(Named plan, Instant until) {}

  /// A plan with its name.
  public record Named(String name, Plan plan) {}

  public Quotas(TenantTable table) {
    this.table = table;
  }

  /// The plan of a tenant, remembered for a moment.
  public Named plan(TenantId tenant) {
    Instant now = table.clock().instant();
    synchronized (plans) {
      Remembered known = plans.get(tenant);
      if (known != null && known.until().isAfter(now)) {
        return known.plan();
      }
    }
    String name =
        table
            .find(tenant, Partition.tenant(tenant).row("TENANT"))
            .flatMap(row -> row.summary("plan"))
            .orElse(USUAL);
    Plan plan =
        Plan.of(name)
            .orElseThrow(
                () -> new IllegalStateException(tenant + " has a plan that is not known: " + name));
    Named named = new Named(name, plan);
    synchronized (plans) {
      plans.put(tenant, new Remembered(named, now.plus(REMEMBERED)));
    }
    return named;
  }

  /// A part to take in a change.
  public Hold hold(TenantId tenant, Quota quota, long amount) {
    return new Hold(quota, amount, plan(tenant).plan().limit(quota), period(quota));
  }

  private String period(Quota quota) {
    return switch (quota.period()) {
      case DAY -> LocalDate.ofInstant(table.clock().instant(), ZoneOffset.UTC).toString();
      case EVER -> Hold.EVER;
    };
  }

  /// How much is in use now.
  public long used(TenantId tenant, Quota quota) {
    return table
        .find(tenant, Partition.quota(tenant, quota).row(period(quota)))
        .map(row -> Math.max(0, row.version()))
        .orElse(0L);
  }

  /// Refuses what would not fit now, before work is done for it; the change itself decides.
  public void requireRoom(TenantId tenant, Quota quota, long amount) {
    Hold hold = hold(tenant, quota, amount);
    long used = used(tenant, quota);
    if (used + amount > hold.limit()) {
      throw new QuotaExceeded(hold, used);
    }
  }
}
