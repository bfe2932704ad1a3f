package io.quantlab.platform.store;

import io.quantlab.platform.tenant.TenantId;

/// An answer that is kept in the transaction of what it tells of, under the idempotency key of its
/// request (platform contract PH-5).
///
/// The row of the key must not be there yet, so of all requests with one key the effect of one is
/// kept, with its answer; no claim is written before and no answer after.
public final class Once {
  private final TenantId tenant;
  private final Row row;

  Once(TenantId tenant, Row row) {
    this.tenant = tenant;
    this.row = row;
  }

  TenantId tenant() {
    return tenant;
  }

  Row row() {
    return row;
  }

  /// Another request with the same key was there first.
  public static final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Taken() {
      super("the idempotency key has an answer", null, false, false);
    }
  }
}
