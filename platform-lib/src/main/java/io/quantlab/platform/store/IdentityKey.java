package io.quantlab.platform.store;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;

/// The key of a row of the table `identity`: users and credentials, which belong to no tenant.
public final class IdentityKey {
  private final String partition;
  private final String sort;

  private IdentityKey(String partition, String sort) {
    this.partition = partition;
    this.sort = sort;
  }

  static IdentityKey user(Id user) {
    return new IdentityKey("U#" + user, "USER");
  }

  static IdentityKey password(Id user) {
    return new IdentityKey("U#" + user, "PASSWORD");
  }

  static IdentityKey totp(Id user) {
    return new IdentityKey("U#" + user, "TOTP");
  }

  static IdentityKey recoveryCodes(Id user) {
    return new IdentityKey("U#" + user, "RECOVERY");
  }

  /// @param credential SHA-256 of the credential's id, hex
  static IdentityKey passkey(Id user, String credential) {
    return new IdentityKey("U#" + user, "PASSKEY#" + credential);
  }

  static IdentityKey membership(Id user, TenantId tenant) {
    return new IdentityKey("U#" + user, "MEMBER#" + tenant);
  }

  /// @param mac of the address in lower case, hex
  static IdentityKey email(String mac) {
    return new IdentityKey("E#" + mac, "EMAIL");
  }

  static IdentityKey session(Id session) {
    return new IdentityKey("S#" + session, "SESSION");
  }

  /// @param sha256 of the token, hex
  static IdentityKey refresh(String sha256) {
    return new IdentityKey("F#" + sha256, "REFRESH");
  }

  /// @param sha256 of the code, hex
  static IdentityKey once(OnceKind kind, String sha256) {
    return new IdentityKey(kind.letter() + "#" + sha256, "ONE");
  }

  static IdentityKey apiKey(Id key) {
    return new IdentityKey("K#" + key, "KEY");
  }

  /// @param sha256 of issuer and subject, hex
  static IdentityKey federated(String sha256) {
    return new IdentityKey("X#" + sha256, "LINK");
  }

  /// @param mac of the address that is throttled, hex
  static IdentityKey throttle(String mac) {
    return new IdentityKey("L#" + mac, "L");
  }

  String partition() {
    return partition;
  }

  String sort() {
    return sort;
  }

  @Override
  public String toString() {
    return partition + " / " + sort;
  }
}
