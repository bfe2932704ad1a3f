package io.quantlab.function.identity;

import io.quantlab.function.http.Call;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.tenant.Id;

/// The audit record of what a user does who has no token yet.
final class Footprint {
  private Footprint() {}

  static Audited of(Call call, Id user, String action, Id subject) {
    return new Audited(user, user, user, action, subject, "", call.requestId());
  }
}
