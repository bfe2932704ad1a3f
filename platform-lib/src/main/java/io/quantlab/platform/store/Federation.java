package io.quantlab.platform.store;

import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.Map;
import java.util.Optional;

/// Which user stands behind a subject of another issuer.
public final class Federation {
  private final IdentityRows rows;
  private final Identities users;

  Federation(IdentityRows rows, Identities users) {
    this.rows = rows;
    this.users = users;
  }

  /// The user who is linked.
  ///
  /// @param subject SHA-256 of issuer and subject, hex
  public Optional<Id> user(String subject) {
    return rows.find(IdentityKey.federated(subject))
        .flatMap(row -> row.summary("user"))
        .map(text -> Id.of(IdKind.USER, text));
  }

  /// Links a user who is known.
  ///
  /// @return false when the subject is linked already
  public boolean link(TenantId tenant, String subject, Id user, Audited by) {
    return rows.commit(
            tenant, new Change().identity(row(subject, user), new Condition.Absent()).audited(by))
        .isDone();
  }

  /// Signs somebody up who comes from the other issuer, and links him, in one transaction.
  ///
  /// @return false when the address has a user or the subject is linked already
  public boolean signUp(Identities.SignUp it, String subject) {
    Change change = users.change(it).identity(row(subject, it.user()), new Condition.Absent());
    return rows.commit(it.tenant(), change).isDone();
  }

  private Row row(String subject, Id user) {
    return Row.at(IdentityKey.federated(subject), "federated-link")
        .now(rows.clock().millis())
        .summary(Map.of("user", user.text()))
        .build();
  }
}
