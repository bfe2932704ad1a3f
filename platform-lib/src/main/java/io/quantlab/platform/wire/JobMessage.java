package io.quantlab.platform.wire;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;

/// The message that a job waits: `{v, job, tenant, action}`.
public record JobMessage(int v, Id job, TenantId tenant, Action action) {
  /// What is to be done with it.
  public enum Action {
    SUBMIT
  }
}
