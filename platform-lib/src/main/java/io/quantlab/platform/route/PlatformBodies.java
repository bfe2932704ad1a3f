package io.quantlab.platform.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Bodies of the routes about the platform itself.
public final class PlatformBodies {
  private PlatformBodies() {}

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

  /// @param name as `running-jobs`
  /// @param period `day` when it begins anew at midnight UTC, else `ever`
  public record Quota(String name, long limit, long used, String unit, String period) {}

  /// @param uploadBytes longest file
  public record Quotas(String plan, long uploadBytes, List<Quota> items) {}
}
