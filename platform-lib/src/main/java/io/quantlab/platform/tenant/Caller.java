package io.quantlab.platform.tenant;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who is calling, as the token or the key says. The tenant comes from here and from nowhere else.
///
/// @param session the session of a person, none for an API key
/// @param key the API key, none for a person
/// @param permissionVersion raised when the roles change; an older token is refused
/// @param authenticatedAt when the person last showed a credential, for steps that want a fresh one
public record Caller(
    TenantId tenant,
    Id user,
    Optional<Id> session,
    Optional<Id> key,
    Set<Role> roles,
    Set<Scope> scopes,
    long permissionVersion,
    Instant authenticatedAt) {

  public Caller {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
  }

  /// Whether one of these roles is the caller's.
  public boolean isAny(Set<Role> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }

  /// The session, or the key, or the user: who stands in the audit record.
  public Id actor() {
    return key.or(() -> session).orElse(user);
  }
}
