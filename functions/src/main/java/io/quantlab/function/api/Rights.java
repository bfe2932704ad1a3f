package io.quantlab.function.api;

import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Role;

/// Own or any: who reaches what another member of the tenant owns (propfirm contract 12).
final class Rights {
  private Rights() {}

  static boolean mayRead(Caller caller, Id owner) {
    return owner.equals(caller.user()) || caller.isAny(Role.overseers());
  }

  static boolean mayChange(Caller caller, Id owner) {
    return owner.equals(caller.user()) || caller.isAny(Role.administrators());
  }
}
