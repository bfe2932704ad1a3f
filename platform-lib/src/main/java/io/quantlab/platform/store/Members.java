package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Change.Condition;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is a member of which tenant, and who was invited.
///
/// A membership is a row of the user in `identity`, which says what his tokens may, and a row of
/// the tenant in `main`, which lists it; both change in one transaction. How many owners a tenant
/// has is counted in the tenant's own row in the same transaction, so that of two owners who leave
/// at once one finds himself the last.
public final class Members {
  private static final String OWNERS = "owners";
  private static final String MEMBER = "M#";
  private static final String INVITED = "I#";

  private final IdentityRows rows;
  private final TenantTable table;

  Members(IdentityRows rows, TenantTable table) {
    this.rows = rows;
    this.table = table;
  }

  /// A member as the tenant's list has him.
  public record Listed(Id user, String name, List<Role> roles, long version, long sinceMillis) {}

  /// An invitation that nobody has accepted.
  ///
  /// @param sealedEmail whom it was sent to
  /// @param hash SHA-256 of the link's secret, hex
  public record Invitation(
      Id id, Id by, String sealedEmail, List<Role> roles, String hash, long untilMillis) {}

  /// What the secret of an invitation stands for.
  ///
  /// @param emailMac whom it was sent to
  public record Offer(TenantId tenant, Id invitation, String emailMac, List<Role> roles) {}

  /// What became of a change of members.
  public enum Outcome {
    DONE,
    /// Nobody would be left to own the tenant.
    LAST_OWNER,
    /// Something was changed in the meantime.
    STALE
  }

  static Row ofUser(IdentityRows rows, Id user, Person.Member member) {
    return rows.document(IdentityKey.membership(user, member.tenant()), "member", member)
        .copy()
        .version(member.permissionVersion())
        .build();
  }

  static List<Person.Member> ofUser(IdentityRows rows, Id user) {
    return rows.list(IdentityKey.user(user), "MEMBER#").stream()
        .map(row -> IdentityRows.read(Person.Member.class, row))
        .toList();
  }

  static Row ofTenant(TenantId tenant, Id user, String name, long now, Person.Member member) {
    return Row.at(key(tenant, user), "member")
        .now(now)
        .version(member.permissionVersion())
        .title(name)
        .document(RecordJson.write(member))
        .build();
  }

  static Row tenantRow(TenantId tenant, long now, Person.Member first) {
    return Row.at(tenantKey(tenant), "tenant")
        .now(now)
        .status("ACTIVE")
        .summary(Map.of("plan", "free", OWNERS, Long.toString(owners(first.roles()))))
        .build();
  }

  private static TenantKey key(TenantId tenant, Id user) {
    return Partition.tenant(tenant).row(MEMBER + user);
  }

  private static TenantKey tenantKey(TenantId tenant) {
    return Partition.tenant(tenant).row("TENANT");
  }

  private static long owners(List<Role> roles) {
    return roles.contains(Role.OWNER) ? 1 : 0;
  }

  /// The tenants of a user.
  public List<Person.Member> of(Id user) {
    return ofUser(rows, user);
  }

  /// What a user is in a tenant.
  public Optional<Person.Member> find(TenantId tenant, Id user) {
    return rows.find(IdentityKey.membership(user, tenant))
        .map(row -> IdentityRows.read(Person.Member.class, row));
  }

  /// A member as the list has him.
  public Optional<Listed> listed(TenantId tenant, Id user) {
    return table.find(tenant, key(tenant, user)).map(Members::listed);
  }

  /// The members of a tenant.
  public Page<Listed> list(TenantId tenant, PageRequest page) {
    return table
        .list(tenant, Partition.tenant(tenant), MEMBER, ListOrder.ASCENDING, page)
        .map(Members::listed);
  }

  private static Listed listed(Row row) {
    Person.Member member = RecordJson.read(Person.Member.class, row.document());
    return new Listed(
        Id.of(IdKind.USER, row.sk().substring(MEMBER.length())),
        row.title(),
        member.roles(),
        row.version(),
        row.created());
  }

  /// Gives a member other roles; tokens with the roles before are refused from then on.
  public Outcome change(TenantId tenant, Listed seen, List<Role> roles, Audited by) {
    Change change = new Change().audited(by);
    return count(change, tenant, owners(roles) - owners(seen.roles()))
        ? done(tenant, replaced(change, tenant, seen, roles))
        : Outcome.LAST_OWNER;
  }

  private Change replaced(Change change, TenantId tenant, Listed seen, List<Role> roles) {
    Person.Member next = new Person.Member(tenant, roles, seen.version() + 1);
    Condition unchanged = new Condition.VersionIs(seen.version());
    Row row =
        ofTenant(tenant, seen.user(), seen.name(), seen.sinceMillis(), next)
            .copy()
            .updated(table.clock().millis())
            .build();
    return change.identity(ofUser(rows, seen.user(), next), unchanged).put(row, unchanged);
  }

  /// Hands the tenant over: the one becomes owner, the other administrator.
  public Outcome transfer(TenantId tenant, Listed from, Listed to, Audited by) {
    Change change = new Change().audited(by);
    count(change, tenant, owners(List.of(Role.OWNER)) - owners(to.roles()) - owners(from.roles()));
    replaced(change, tenant, from, List.of(Role.ADMIN));
    return done(tenant, replaced(change, tenant, to, List.of(Role.OWNER)));
  }

  /// Takes a member out of the tenant.
  public Outcome remove(TenantId tenant, Listed seen, Audited by) {
    Change change = new Change().audited(by);
    if (!count(change, tenant, -owners(seen.roles()))) {
      return Outcome.LAST_OWNER;
    }
    change
        .forget(
            IdentityKey.membership(seen.user(), tenant), new Condition.VersionIs(seen.version()))
        .delete(key(tenant, seen.user()), seen.version());
    return done(tenant, change);
  }

  private Outcome done(TenantId tenant, Change change) {
    return rows.commit(tenant, change).isDone() ? Outcome.DONE : Outcome.STALE;
  }

  /// Counts owners in the tenant's row.
  ///
  /// @return false when none would be left
  private boolean count(Change change, TenantId tenant, long more) {
    if (more == 0) {
      return true;
    }
    Row row = table.find(tenant, tenantKey(tenant)).orElseThrow();
    long next = row.summary(OWNERS).map(Long::parseLong).orElse(1L) + more;
    if (next < 1) {
      return false;
    }
    Map<String, String> summary = new HashMap<>(row.summary());
    summary.put(OWNERS, Long.toString(next));
    change.replace(
        row.copy()
            .version(row.version() + 1)
            .updated(table.clock().millis())
            .summary(summary)
            .build(),
        row.version());
    return true;
  }

  /// Invites somebody; the link in the letter holds the secret.
  public void invite(TenantId tenant, Invitation invitation, Offer offer, Audited by) {
    Row row =
        Row.at(invitationKey(tenant, invitation.id()), "invitation")
            .now(table.clock().millis())
            .expires(invitation.untilMillis() / 1000)
            .document(RecordJson.write(invitation))
            .build();
    Person.Once once = new Person.Once(invitation.by(), RecordJson.write(offer));
    rows.commit(
        tenant,
        new Change()
            .create(row)
            .identity(
                OneTimeSecrets.row(rows, OnceKind.INVITATION, invitation.hash(), once),
                new Condition.Absent())
            .audited(by));
  }

  private static TenantKey invitationKey(TenantId tenant, Id invitation) {
    return Partition.tenant(tenant).row(INVITED + invitation);
  }

  /// The invitations of a tenant that still count.
  public Page<Invitation> invitations(TenantId tenant, PageRequest page) {
    return table
        .list(tenant, Partition.tenant(tenant), INVITED, ListOrder.ASCENDING, page)
        .map(row -> RecordJson.read(Invitation.class, row.document()));
  }

  /// An invitation that still counts.
  public Optional<Invitation> invitation(TenantId tenant, Id invitation) {
    return table
        .find(tenant, invitationKey(tenant, invitation))
        .map(row -> RecordJson.read(Invitation.class, row.document()));
  }

  /// Takes an invitation back.
  ///
  /// @return false when it was accepted or taken back before
  public boolean withdraw(TenantId tenant, Invitation invitation, Audited by) {
    Change change =
        new Change()
            .delete(invitationKey(tenant, invitation.id()))
            .forget(IdentityKey.once(OnceKind.INVITATION, invitation.hash()), new Condition.None());
    return rows.commit(tenant, change.audited(by)).isDone();
  }

  /// Makes somebody a member by an invitation. His permission version begins with the time, so that
  /// tokens of an earlier membership do not fit it.
  ///
  /// @param hash SHA-256 of the link's secret, hex
  /// @return false when it was used or taken back before, or he is a member already
  public boolean accept(Offer offer, String hash, Id user, String name, Audited by) {
    TenantId tenant = offer.tenant();
    long permissionVersion = table.clock().instant().getEpochSecond();
    Person.Member member = new Person.Member(tenant, offer.roles(), permissionVersion);
    Condition absent = new Condition.Absent();
    Change change =
        new Change()
            .forget(IdentityKey.once(OnceKind.INVITATION, hash), new Condition.Present())
            .delete(invitationKey(tenant, offer.invitation()))
            .identity(ofUser(rows, user, member), absent)
            .put(ofTenant(tenant, user, name, table.clock().millis(), member), absent)
            .audited(by);
    count(change, tenant, owners(offer.roles()));
    return rows.commit(tenant, change).isDone();
  }
}
