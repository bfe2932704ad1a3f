package io.quantlab.platform.store;

import io.quantlab.platform.audit.AuditRecord;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;

/// The audit streams of a tenant; what changes rows is recorded by [TenantTable#commit] itself.
public final class AuditLog {
  private final TenantTable table;

  public AuditLog(TenantTable table) {
    this.table = table;
  }

  /// Records something that changed no row, such as a message sent again.
  public void note(TenantId tenant, Audited by) {
    table.commit(tenant, new Change().audited(by));
  }

  /// Records of a stream from its first on.
  public Page<AuditRecord> list(TenantId tenant, Id stream, PageRequest page) {
    return table
        .list(tenant, Partition.audit(tenant, stream), "S#", ListOrder.ASCENDING, page)
        .map(row -> AuditRows.record(tenant, row));
  }
}
