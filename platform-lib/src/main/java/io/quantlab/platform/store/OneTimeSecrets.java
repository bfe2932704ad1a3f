package io.quantlab.platform.store;

import io.quantlab.platform.store.Change.Condition;
import java.util.Optional;

/// What counts once: codes, links, half logins. Of two that use one, one gets it.
public final class OneTimeSecrets {
  private final IdentityRows rows;

  OneTimeSecrets(IdentityRows rows) {
    this.rows = rows;
  }

  /// Keeps one until its life ends.
  ///
  /// @param hash SHA-256 of the secret, hex
  public void save(OnceKind kind, String hash, Person.Once once) {
    rows.put(row(rows, kind, hash, once), new Condition.Absent());
  }

  static Row row(IdentityRows rows, OnceKind kind, String hash, Person.Once once) {
    return rows.document(IdentityKey.once(kind, hash), "once", once)
        .copy()
        .expires(rows.clock().instant().plus(kind.life()).getEpochSecond())
        .build();
  }

  /// What a secret stands for, which goes on counting.
  public Optional<Person.Once> find(OnceKind kind, String hash) {
    return rows.find(IdentityKey.once(kind, hash))
        .map(row -> IdentityRows.read(Person.Once.class, row));
  }

  /// Uses it up.
  public Optional<Person.Once> take(OnceKind kind, String hash) {
    return rows.take(IdentityKey.once(kind, hash))
        .map(row -> IdentityRows.read(Person.Once.class, row));
  }
}
