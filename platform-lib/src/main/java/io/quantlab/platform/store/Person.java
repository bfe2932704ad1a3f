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
      boolean live) {

    /// The session when it is over.
    public Session ended() {
      return new Session(user, tenant, client, device, startedAt, authenticatedAt, false);
    }
  }

  /// A refresh token.
  ///
  /// @param instance the client instance that may get its successor again for a moment
  public record Refresh(Id session, String instance, Instant issuedAt, Optional<Instant> usedAt) {}

  /// A TOTP secret.
  public record TotpSecret(String sealed, boolean confirmed, long lastStep) {
    /// The secret after a code of it was taken.
    TotpSecret used(long step) {
      return new TotpSecret(sealed, true, step);
    }
  }

  /// Recovery codes that are left.
  ///
  /// @param hashes HMAC of each, hex
  public record RecoveryCodes(List<String> hashes) {}

  /// A passkey (Web Authentication, W3C).
  ///
  /// @param credential its id, base 64
  /// @param publicKey in COSE form, base 64
  /// @param signCount the authenticator's counter at its last use
  public record Passkey(
      Id id,
      String name,
      String credential,
      String publicKey,
      long signCount,
      Instant createdAt,
      Optional<Instant> usedAt) {

    /// The passkey under another name.
    public Passkey named(String next) {
      return new Passkey(id, next, credential, publicKey, signCount, createdAt, usedAt);
    }

    /// The passkey after a use.
    public Passkey used(long count, Instant at) {
      return new Passkey(id, name, credential, publicKey, count, createdAt, Optional.of(at));
    }
  }

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
