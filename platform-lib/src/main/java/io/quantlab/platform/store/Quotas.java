package io.quantlab.platform.store;

import io.quantlab.platform.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /// Gives a tenant another plan; other processes see it within ten seconds.
  ///
  /// @param plan one of [Plan#names]
  /// @return false when there is no such tenant, or its row was changed in this moment
  public boolean change(TenantId tenant, String plan, Audited by) {
    Optional<Row> found = table.find(tenant, Partition.tenant(tenant).row("TENANT"));
    if (found.isEmpty()) {
      return false;
    }
    Row row = found.get();
    Map<String, String> summary = new HashMap<>(row.summary());
    summary.put("plan", plan);
    Row next =
        row.copy()
            .version(row.version() + 1)
            .updated(table.clock().millis())
            .summary(summary)
            .build();
    boolean done =
        table.commit(tenant, new Change().replace(next, row.version()).audited(by)).isDone();
    synchronized (plans) {
      plans.remove(tenant);
    }
    return done;
  }

  /// Whether there is such a tenant.
  public boolean isKnown(TenantId tenant) {
    return table.find(tenant, Partition.tenant(tenant).row("TENANT")).isPresent();
  }

  /// What was used of a quota on one day.
  public record Used(LocalDate day, Quota quota, long amount) {}

  /// What was used day by day, the newest day first.
  ///
  /// @param days at most so many days with use, of each quota that begins anew every day
  public List<Used> usage(TenantId tenant, int days) {
    List<Used> all = new ArrayList<>();
    for (Quota quota : Quota.values()) {
      if (quota.period() == Quota.Period.DAY) {
        table
            .list(
                tenant,
                Partition.quota(tenant, quota),
                "",
                ListOrder.DESCENDING,
                PageRequest.first(days))
            .items()
            .forEach(row -> all.add(new Used(LocalDate.parse(row.sk()), quota, row.version())));
      }
    }
    all.sort(Comparator.comparing(Used::day).reversed().thenComparing(Used::quota));
    return all;
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
