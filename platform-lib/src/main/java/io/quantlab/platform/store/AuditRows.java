package io.quantlab.platform.store;

import io.quantlab.platform.audit.AuditRecord;
import io.quantlab.platform.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;

/// Audit records as rows: `~AUD#<stream>` / `S#<seq>` with 19 digits.
final class AuditRows {
  private AuditRows() {}

  static Row row(Partition stream, AuditRecord record) {
    Map<String, String> fields = new HashMap<>();
    fields.put("stream", record.stream());
    fields.put("user", record.user());
    fields.put("actor", record.actor());
    fields.put("action", record.action());
    fields.put("subject", record.subject());
    fields.put("after", record.after());
    fields.put("request", record.requestId());
    fields.put("previous", record.previous());
    return Row.at(stream.row("S#", record.seq()), "audit")
        .version(record.seq())
        .now(record.epochMillis())
        .summary(fields)
        .build();
  }

  static AuditRecord record(TenantId tenant, Row row) {
    Map<String, String> fields = row.summary();
    return new AuditRecord(
        tenant,
        fields.get("stream"),
        row.version(),
        fields.get("user"),
        fields.get("actor"),
        fields.get("action"),
        fields.get("subject"),
        fields.get("after"),
        fields.get("request"),
        row.created(),
        fields.get("previous"));
  }
}
