package io.quantlab.function.identity;

import io.quantlab.function.http.Call;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.Installation;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.identity.Provider;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.OnceKind;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Which account a subject of another issuer logs in to.
///
/// One that is linked logs in. One whose verified address has no account gets one, where the
/// installation allows that. One whose address has an account is linked after its owner has logged
/// in here once: the word of another issuer alone never opens an account that exists.
public final class LinkedLogins {
  private final People people;
  private final LoginSteps steps;
  private final LoginGrant grant;
  private final Envelope envelope;
  private final Ids ids;
  private final InstantSource clock;

  public LinkedLogins(
      People people,
      LoginSteps steps,
      LoginGrant grant,
      Envelope envelope,
      Ids ids,
      InstantSource clock) {
    this.people = people;
    this.steps = steps;
    this.grant = grant;
    this.envelope = envelope;
    this.ids = ids;
    this.clock = clock;
  }

  private static String key(Provider.Subject subject) {
    return OpaqueToken.sha256(subject.issuer() + "\n" + subject.id());
  }

  /// Goes on with somebody who comes from an issuer.
  HttpResponse arrived(
      Call call, Installation.Issuer issuer, Provider.Subject subject, String back) {
    Optional<Id> linked = people.federation().user(key(subject));
    if (linked.isPresent()) {
      return goOn(linked.get(), new LoginPage.Carried(back, ""));
    }
    EmailAddress email =
        new EmailAddress(
            subject
                .email()
                .orElseThrow(
                    () -> refused("The provider does not vouch for an address of this account.")));
    Optional<Id> known = people.users().byEmail(email.mac(envelope));
    if (known.isPresent()) {
      OpaqueToken link = OpaqueToken.fresh(ids);
      Person.Once once = new Person.Once(known.get(), key(subject));
      people.secrets().save(OnceKind.FEDERATION, link.hash(), once);
      return LoginPage.password(
          200,
          new LoginPage.Carried(back, link.text()),
          "This address has an account here. Log in to it once, and it is linked.",
          List.of());
    }
    if (!issuer.signUp()) {
      throw refused("Nobody is known here by this address.");
    }
    return goOn(signedUp(call, subject, email), new LoginPage.Carried(back, ""));
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(ProblemType.FORBIDDEN, detail);
  }

  private Id signedUp(Call call, Provider.Subject subject, EmailAddress email) {
    Id user = ids.next(IdKind.USER);
    TenantId tenant = ids.tenant();
    String name = subject.name().isBlank() ? email.text() : subject.name();
    Person.User document =
        new Person.User(
            envelope.seal(email.text(), user.text()),
            name.substring(0, Math.min(80, name.length())),
            true,
            clock.instant());
    boolean done =
        people
            .federation()
            .signUp(
                new Identities.SignUp(
                    user,
                    tenant,
                    email.mac(envelope),
                    document,
                    "",
                    new Person.Member(tenant, List.of(Role.OWNER), 1),
                    call.requestId()),
                key(subject));
    if (!done) {
      throw ProblemException.of(ProblemType.CONFLICT, "Somebody signed up in this moment.");
    }
    return user;
  }

  /// A login elsewhere is the first factor; the second is asked here.
  private HttpResponse goOn(Id user, LoginPage.Carried carried) {
    Person.User known = people.users().user(user).orElseThrow();
    EmailAddress email = new EmailAddress(envelope.open(known.sealedEmail(), user.text()));
    return switch (steps.next(user, email.mac(envelope))) {
      case LoginSteps.Step.Whole whole -> grant.authorize(whole.user(), carried.back());
      case LoginSteps.Step.Half half -> LoginPage.code(carried, half.token());
    };
  }

  /// Links what waits for this login of its owner.
  void link(Call call, Id user, String token) {
    people
        .secrets()
        .take(OnceKind.FEDERATION, OpaqueToken.sha256(token))
        .filter(once -> once.user().equals(user))
        .ifPresent(once ->
            people
                .federation()
                .link(
                    people.users().home(user),
                    once.data(),
                    user,
                    Footprint.of(call, user, "federation.link", user)));
  }
}
