package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The documents of the table `identity`.
public final class Person {
  private Person() {}

  /// A user.
  ///
  /// @param sealedEmail the address, readable with the envelope key only
  /// @param verified whether the address was confirmed
  public record User(String sealedEmail, String name, boolean verified, Instant createdAt) {}

  /// A membership: what a user is in a tenant.
  public record Member(TenantId tenant, List<Role> roles, long permissionVersion) {}

  /// A session of a user in a tenant; ended when its row says so.
  public record Session(
      Id user,
      TenantId tenant,
      String client,
      String device,
      Instant startedAt,
      Instant authenticatedAt,
      boolean live) {}

  /// A refresh token.
  ///
  /// @param instance the client instance that may get its successor again for a moment
  public record Refresh(Id session, String instance, Instant issuedAt, Optional<Instant> usedAt) {}

  /// A TOTP secret.
  public record TotpSecret(String sealed, boolean confirmed, long lastStep) {}

  /// What counts once.
  ///
  /// @param data what its use needs, as JSON
  public record Once(Id user, String data) {}

  /// An API key.
  public record ApiKey(
      Id user,
      TenantId tenant,
      String name,
      String secretHash,
      List<String> scopes,
      Instant createdAt,
      Optional<Instant> expiresAt) {}

  /// Failures of an address or an account within a quarter of an hour.
  public record Throttle(int failures) {}
}
