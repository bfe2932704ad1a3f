package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Users: who signed up, found by address; their passwords. With [Members], [Sessions],
/// [SecondFactors], [ApiKeys], [OneTimeSecrets], [Throttles] and [Federation] one of the
/// repositories of the table `identity`, which belongs to no tenant (PT-2); [People] holds them
/// all.
public final class Identities {
  private static final String HOME = "tenant";

  private final IdentityRows rows;

  public Identities(Tables tables, InstantSource clock) {
    this(new IdentityRows(tables, clock));
  }

  Identities(IdentityRows rows) {
    this.rows = rows;
  }

  /// Somebody who signs up, with a tenant of his own.
  ///
  /// @param passwordHash empty for somebody who has no password and logs in otherwise
  public record SignUp(
      Id user,
      TenantId tenant,
      String emailMac,
      Person.User document,
      String passwordHash,
      Person.Member member,
      String requestId) {}

  /// Writes user, password, tenant and membership with the first audit record, in one transaction.
  ///
  /// @return false when the address has a user already
  public boolean signUp(SignUp it) {
    return rows.commit(it.tenant(), change(it)).isDone();
  }

  /// What a sign-up writes.
  Change change(SignUp it) {
    long now = rows.clock().millis();
    Condition absent = new Condition.Absent();
    Row email =
        Row.at(IdentityKey.email(it.emailMac()), "email")
            .now(now)
            .summary(Map.of("user", it.user().text()))
            .build();
    return new Change()
        .identity(email, absent)
        .identity(
            rows.document(IdentityKey.user(it.user()), "user", it.document())
                .copy()
                .summary(Map.of(HOME, it.tenant().text()))
                .build(),
            absent)
        .identity(password(it.user(), it.passwordHash()), absent)
        .identity(Members.ofUser(rows, it.user(), it.member()), absent)
        .create(Members.tenantRow(it.tenant(), now, it.member()))
        .create(Members.ofTenant(it.tenant(), it.user(), it.document().name(), now, it.member()))
        .audited(
            new Audited(
                it.user(),
                it.user(),
                it.user(),
                "identity.sign-up",
                it.user(),
                "",
                it.requestId()));
  }

  /// The user with this address.
  ///
  /// @param emailMac HMAC of the address in lower case, hex
  public Optional<Id> byEmail(String emailMac) {
    return rows.find(IdentityKey.email(emailMac))
        .flatMap(row -> row.summary("user"))
        .map(text -> Id.of(IdKind.USER, text));
  }

  /// A user.
  public Optional<Person.User> user(Id user) {
    return rows.find(IdentityKey.user(user)).map(row -> IdentityRows.read(Person.User.class, row));
  }

  /// Marks the address of a user as confirmed.
  public void verify(TenantId tenant, Id user, Audited by) {
    rows.commit(tenant, new Change().identity(verified(user), new Condition.Present()).audited(by));
  }

  private Row verified(Id user) {
    Row row = rows.find(IdentityKey.user(user)).orElseThrow();
    Person.User it = IdentityRows.read(Person.User.class, row);
    Person.User next = new Person.User(it.sealedEmail(), it.name(), true, it.createdAt());
    return row.copy()
        .version(row.version() + 1)
        .updated(rows.clock().millis())
        .document(RecordJson.write(next))
        .build();
  }

  /// The hash of a user's password; none when he has no password.
  public Optional<String> passwordHash(Id user) {
    return rows.find(IdentityKey.password(user)).map(Row::document).filter(hash -> !hash.isEmpty());
  }

  /// Sets a user's password.
  public void setPasswordHash(TenantId tenant, Id user, String hash, Audited by) {
    rows.commit(
        tenant, new Change().identity(password(user, hash), new Condition.None()).audited(by));
  }

  /// Sets a user's password by a letter he got, which shows that the address is his.
  public void recover(TenantId tenant, Id user, String hash, Audited by) {
    rows.commit(
        tenant,
        new Change()
            .identity(password(user, hash), new Condition.None())
            .identity(verified(user), new Condition.Present())
            .audited(by));
  }

  private Row password(Id user, String hash) {
    return Row.at(IdentityKey.password(user), "password")
        .now(rows.clock().millis())
        .document(hash)
        .build();
  }

  /// The tenant a user signed up with: his sessions begin there, and in its audit stream stands
  /// what he does before he has a token.
  public TenantId home(Id user) {
    return rows.find(IdentityKey.user(user))
        .orElseThrow()
        .summary(HOME)
        .map(TenantId::new)
        .orElseGet(() -> Members.ofUser(rows, user).getFirst().tenant());
  }

  /// The hex of a MAC, as keys hold it.
  public static String hex(byte[] mac) {
    return HexFormat.of().formatHex(mac);
  }
}
