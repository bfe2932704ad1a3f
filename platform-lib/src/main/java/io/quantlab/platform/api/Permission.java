package io.quantlab.platform.api;

import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.Set;

/// Who may call a route: closed unless it says otherwise.
public sealed interface Permission {
  /// Everybody, without a token.
  record Anonymous() implements Permission {}

  /// Members with one of these roles; a key needs the scope too.
  record Members(Set<Role> roles, Scope scope) implements Permission {
    public Members {
      roles = Set.copyOf(roles);
    }
  }

  /// Whether a caller may.
  default boolean allows(Caller caller) {
    return switch (this) {
      case Anonymous _ -> true;
      case Members members ->
          caller.isAny(members.roles()) && caller.scopes().contains(members.scope());
    };
  }
}
