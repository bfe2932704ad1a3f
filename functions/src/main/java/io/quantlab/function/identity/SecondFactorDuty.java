package io.quantlab.function.identity;

import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.Collections;
import java.util.Set;

/// Those who run a tenant whose plan wants it log in with a second factor (propfirm contract 11).
///
/// Until TOTP is set up their login reaches their own credentials only, so that they can set it up,
/// and makes no passkey; the next tokens reach everything. Setting TOTP up ends every other
/// session, so one that is left has set it up itself, or began with a code or with a passkey; only
/// a login that has yet to fetch its tokens is not seen, for eleven minutes at most.
public record SecondFactorDuty(People people, Quotas quotas) {
  private static final Set<Role> OBLIGED = Set.of(Role.OWNER, Role.ADMIN, Role.RISK);

  /// How far a login reaches.
  Set<Scope> reach(Id user, Person.Member member) {
    return isObliged(member) && !hasTotp(user) ? Set.of(Scope.KEYS) : Scope.all();
  }

  /// Whether a user still owes a second factor in any of his tenants: what he logs in with counts
  /// in all of them.
  boolean isOwedBy(Id user) {
    return !hasTotp(user) && people.members().of(user).stream().anyMatch(this::isObliged);
  }

  private boolean isObliged(Person.Member member) {
    return !Collections.disjoint(member.roles(), OBLIGED)
        && quotas.plan(member.tenant()).plan().secondFactor().orElse(false);
  }

  private boolean hasTotp(Id user) {
    return people.factors().totp(user).filter(Person.TotpSecret::confirmed).isPresent();
  }
}
