package io.quantlab.platform.route;

import io.quantlab.platform.json.Text;
import io.quantlab.platform.json.Whole;
import io.quantlab.platform.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Bodies of the routes about the platform itself.
public final class PlatformBodies {
  private PlatformBodies() {}

  /// @param dead messages nobody could work off
  public record QueueState(String queue, long dead) {}

  public record QueueStates(List<QueueState> items) {}

  /// @param tenant only messages of this tenant
  /// @param most at most so many
  public record Redrive(
      Optional<TenantId> tenant, @Whole(min = 1, max = 1_000) Optional<Long> most) {}

  /// @param redriven messages sent to their queue again, under their ids
  /// @param dead how many are left, as far as the queue tells
  public record Redriven(String queue, long redriven, long dead) {}

  public record Health(String status) {}

  public record Version(String platform, String engine, String objects) {}

  public record AuditRecord(
      long seq,
      String actor,
      String action,
      String subject,
      String requestId,
      Instant at,
      String previous) {}

  public record AuditRecords(List<AuditRecord> items, Optional<String> next) {}

  /// @param day UTC
  /// @param meter as `core-seconds`
  public record Usage(String day, String meter, long used, String unit) {}

  public record Usages(List<Usage> items) {}

  /// @param plan one of those `/v1/quotas` names
  public record NewPlan(@Text(min = 1, max = 20) String plan) {}

  /// @param tenant whose plan it is
  public record TenantPlan(TenantId tenant, Quotas quotas) {}

  /// @param name as `running-jobs`
  /// @param period `day` when it begins anew at midnight UTC, else `ever`
  public record Quota(String name, long limit, long used, String unit, String period) {}

  /// @param uploadBytes longest file
  public record Quotas(String plan, long uploadBytes, List<Quota> items) {}
}
