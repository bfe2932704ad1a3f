package io.quantlab.platform.store;

import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/// What a user shows beside or instead of his password: TOTP codes, recovery codes, passkeys.
public final class SecondFactors {
  private final IdentityRows rows;

  SecondFactors(IdentityRows rows) {
    this.rows = rows;
  }

  /// The TOTP secret of a user.
  public Optional<Person.TotpSecret> totp(Id user) {
    return rows.find(IdentityKey.totp(user))
        .map(row -> IdentityRows.read(Person.TotpSecret.class, row));
  }

  /// Begins with a TOTP secret; it counts once it is confirmed.
  public void startTotp(TenantId tenant, Id user, String sealed, Audited by) {
    Row row = totpRow(user, new Person.TotpSecret(sealed, false, 0));
    rows.commit(tenant, new Change().identity(row, new Condition.None()).audited(by));
  }

  /// Confirms the secret with the step of a code of it.
  ///
  /// @return false when another code was taken in the same moment
  public boolean confirmTotp(
      TenantId tenant, Id user, Person.TotpSecret seen, long step, Audited by) {
    Row row = totpRow(user, seen.used(step));
    Condition unchanged = new Condition.VersionIs(seen.lastStep());
    return rows.commit(tenant, new Change().identity(row, unchanged).audited(by)).isDone();
  }

  /// Takes a code by its step, so that two uses of one code meet; the login that follows is what
  /// the audit shows.
  ///
  /// @return false when it was taken before
  public boolean useTotp(Id user, Person.TotpSecret seen, long step) {
    return rows.put(totpRow(user, seen.used(step)), new Condition.VersionIs(seen.lastStep()));
  }

  private Row totpRow(Id user, Person.TotpSecret secret) {
    return rows.document(IdentityKey.totp(user), "totp", secret)
        .copy()
        .version(secret.lastStep())
        .build();
  }

  /// Forgets the TOTP secret of a user with his recovery codes.
  public void deleteTotp(TenantId tenant, Id user, Audited by) {
    rows.commit(
        tenant,
        new Change()
            .forget(IdentityKey.totp(user), new Condition.None())
            .forget(IdentityKey.recoveryCodes(user), new Condition.None())
            .audited(by));
  }

  /// How many recovery codes of a user are left.
  public int recoveryCodesLeft(Id user) {
    return recoveryRow(user).map(SecondFactors::hashes).map(List::size).orElse(0);
  }

  private Optional<Row> recoveryRow(Id user) {
    return rows.find(IdentityKey.recoveryCodes(user));
  }

  private static List<String> hashes(Row row) {
    return IdentityRows.read(Person.RecoveryCodes.class, row).hashes();
  }

  /// Keeps recovery codes in place of those before.
  public void saveRecoveryCodes(TenantId tenant, Id user, List<String> hashes, Audited by) {
    long version = recoveryRow(user).map(Row::version).orElse(0L) + 1;
    Row row = recoveryRow(user, hashes, version);
    rows.commit(tenant, new Change().identity(row, new Condition.None()).audited(by));
  }

  private Row recoveryRow(Id user, List<String> hashes, long version) {
    return rows.document(
            IdentityKey.recoveryCodes(user), "recovery-codes", new Person.RecoveryCodes(hashes))
        .copy()
        .version(version)
        .build();
  }

  /// Uses a recovery code up.
  ///
  /// @return false when there is no such code any more
  public boolean takeRecoveryCode(TenantId tenant, Id user, String hash, Audited by) {
    Optional<Row> row = recoveryRow(user).filter(each -> hashes(each).contains(hash));
    if (row.isEmpty()) {
      return false;
    }
    long version = row.get().version();
    List<String> left = hashes(row.get()).stream().filter(each -> !each.equals(hash)).toList();
    Change change = new Change();
    change.identity(recoveryRow(user, left, version + 1), new Condition.VersionIs(version));
    return rows.commit(tenant, change.audited(by)).isDone();
  }

  /// A passkey with the version of its row.
  public record KeptPasskey(Id user, Person.Passkey document, long version) {}

  /// The passkeys of a user.
  public List<KeptPasskey> passkeys(Id user) {
    return rows.list(IdentityKey.user(user), "PASSKEY#").stream()
        .map(row -> kept(user, row))
        .toList();
  }

  private static KeptPasskey kept(Id user, Row row) {
    return new KeptPasskey(user, IdentityRows.read(Person.Passkey.class, row), row.version());
  }

  /// A passkey of a user.
  ///
  /// @param credential SHA-256 of the credential's id, hex
  public Optional<KeptPasskey> passkey(Id user, String credential) {
    return rows.find(IdentityKey.passkey(user, credential)).map(row -> kept(user, row));
  }

  /// Who has a passkey with this credential.
  public Optional<Id> owner(String credential) {
    return rows.indexed("CRED#" + credential).stream()
        .findFirst()
        .map(row -> Id.of(IdKind.USER, row.gsi1sk()));
  }

  /// Keeps a new passkey.
  ///
  /// @return false when the user has it already
  public boolean createPasskey(
      TenantId tenant, Id user, String credential, Person.Passkey document, Audited by) {
    Row row = passkeyRow(user, credential, document, 1);
    return rows.commit(tenant, new Change().identity(row, new Condition.Absent()).audited(by))
        .isDone();
  }

  private Row passkeyRow(Id user, String credential, Person.Passkey document, long version) {
    return rows.document(IdentityKey.passkey(user, credential), "passkey", document)
        .copy()
        .version(version)
        .title(document.name())
        .gsi1pk("CRED#" + credential)
        .gsi1sk(user.text())
        .build();
  }

  /// Changes a passkey: its name.
  ///
  /// @return false when it was changed in the meantime
  public boolean changePasskey(
      TenantId tenant, KeptPasskey seen, String credential, Person.Passkey next, Audited by) {
    Row row = passkeyRow(seen.user(), credential, next, seen.version() + 1);
    Condition unchanged = new Condition.VersionIs(seen.version());
    return rows.commit(tenant, new Change().identity(row, unchanged).audited(by)).isDone();
  }

  /// Counts a use of a passkey; the login that follows is what the audit shows.
  ///
  /// @return false when it was used in the same moment
  public boolean usePasskey(KeptPasskey seen, String credential, Person.Passkey next) {
    Row row = passkeyRow(seen.user(), credential, next, seen.version() + 1);
    return rows.put(row, new Condition.VersionIs(seen.version()));
  }

  /// Deletes a passkey.
  public boolean deletePasskey(TenantId tenant, Id user, String credential, Audited by) {
    Change change =
        new Change().forget(IdentityKey.passkey(user, credential), new Condition.Present());
    return rows.commit(tenant, change.audited(by)).isDone();
  }
}
