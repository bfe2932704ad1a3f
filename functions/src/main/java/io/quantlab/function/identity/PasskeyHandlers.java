package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.route.FactorBodies;
import io.quantlab.platform.route.FactorRoutes;
import io.quantlab.platform.store.OnceKind;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.store.SecondFactors.KeptPasskey;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/// Passkeys: made, listed, named, deleted by their user; shown in place of password and code.
public final class PasskeyHandlers implements Handlers.Group {
  private static final int MOST = 20;

  private final People people;
  private final PasskeyCeremonies ceremonies;
  private final SecondFactorDuty duty;
  private final Envelope envelope;
  private final LoginGrant grant;
  private final Ids ids;
  private final InstantSource clock;

  public PasskeyHandlers(
      People people,
      PasskeyCeremonies ceremonies,
      SecondFactorDuty duty,
      Envelope envelope,
      LoginGrant grant,
      Ids ids,
      InstantSource clock) {
    this.people = people;
    this.ceremonies = ceremonies;
    this.duty = duty;
    this.envelope = envelope;
    this.grant = grant;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(FactorRoutes.PASSKEYS, this::list)
        .on(FactorRoutes.BEGIN_PASSKEY, this::begin)
        .on(FactorRoutes.MAKE_PASSKEY, this::make)
        .on(FactorRoutes.NAME_PASSKEY, this::name)
        .on(FactorRoutes.DELETE_PASSKEY, this::delete)
        .on(FactorRoutes.BEGIN_LOGIN, _ -> beginLogin())
        .on(FactorRoutes.LOGIN, this::login);
  }

  private HttpResponse list(Call call) {
    return Answer.json(
        200,
        new FactorBodies.Passkeys(
            people.factors().passkeys(call.caller().user()).stream()
                .map(kept -> shown(kept.document()))
                .sorted(Comparator.comparing(FactorBodies.Passkey::id))
                .toList()));
  }

  private static FactorBodies.Passkey shown(Person.Passkey passkey) {
    return new FactorBodies.Passkey(
        passkey.id(), passkey.name(), passkey.createdAt(), passkey.usedAt());
  }

  private HttpResponse begin(Call call) {
    Id user = call.caller().user();
    requireNothingOwed(user);
    int present = people.factors().passkeys(user).size();
    if (present >= MOST) {
      throw ProblemException.of(
          ProblemType.QUOTA, "A user has at most " + MOST + " passkeys, and has " + present + ".");
    }
    Person.User known = people.users().user(user).orElseThrow();
    String email = envelope.open(known.sealedEmail(), user.text());
    return begun(user, ceremonies.make(user, email, known.name()));
  }

  /// A passkey outlives the login that made it, so a password alone makes none where it is not
  /// enough.
  private void requireNothingOwed(Id user) {
    if (duty.isOwedBy(user)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "Your role wants a second factor: set up TOTP with POST /v1/me/totp first.");
    }
  }

  private HttpResponse begun(Id user, PasskeyCeremonies.Begun ceremony) {
    OpaqueToken token = OpaqueToken.fresh(ids);
    people.secrets().save(OnceKind.PASSKEY, token.hash(), new Person.Once(user, ceremony.state()));
    return Answer.json(
        200,
        new FactorBodies.Ceremony(
            token.text(), ceremony.publicKey(), clock.instant().plus(OnceKind.PASSKEY.life())));
  }

  private HttpResponse make(Call call) {
    FactorBodies.NewPasskey body = call.body(FactorBodies.NewPasskey.class);
    Id user = call.caller().user();
    requireNothingOwed(user);
    Person.Passkey passkey =
        people
            .secrets()
            .take(OnceKind.PASSKEY, OpaqueToken.sha256(body.ceremony()))
            .filter(once -> once.user().equals(user))
            .flatMap(once ->
                ceremonies.made(once.data(), body.name(), body.credential(), clock.instant()))
            .orElseThrow(() ->
                ProblemException.field(
                    "/credential", "value", "this does not answer the options that were given"));
    boolean done =
        people
            .factors()
            .createPasskey(
                call.tenant(),
                user,
                hash(passkey),
                passkey,
                call.audited("passkey.make", passkey.id(), ""));
    if (!done) {
      throw ProblemException.of(ProblemType.CONFLICT, "This passkey is yours already.");
    }
    return Answer.created("/v1/me/passkeys/" + passkey.id(), shown(passkey));
  }

  private static String hash(Person.Passkey passkey) {
    byte[] credential = Base64.getDecoder().decode(passkey.credential());
    return OpaqueToken.sha256(Base64.getUrlEncoder().withoutPadding().encodeToString(credential));
  }

  private KeptPasskey own(Call call) {
    Id id = call.id(IdKind.PASSKEY);
    return people.factors().passkeys(call.caller().user()).stream()
        .filter(kept -> kept.document().id().equals(id))
        .findFirst()
        .orElseThrow(ProblemException::notFound);
  }

  private HttpResponse name(Call call) {
    KeptPasskey seen = own(call);
    Person.Passkey next = seen.document().named(call.body(FactorBodies.PasskeyName.class).name());
    call.requireDone(
        people
            .factors()
            .changePasskey(
                call.tenant(),
                seen,
                hash(next),
                next,
                call.audited("passkey.name", next.id(), OpaqueToken.sha256(next.name()))));
    return Answer.json(200, shown(next));
  }

  private HttpResponse delete(Call call) {
    KeptPasskey seen = own(call);
    people
        .factors()
        .deletePasskey(
            call.tenant(),
            seen.user(),
            hash(seen.document()),
            call.audited("passkey.delete", seen.document().id(), ""));
    return Answer.empty();
  }

  /// Nobody stands behind a login that begins.
  private HttpResponse beginLogin() {
    return begun(ids.next(IdKind.USER), ceremonies.show());
  }

  private HttpResponse login(Call call) {
    FactorBodies.Assertion body = call.body(FactorBodies.Assertion.class);
    Optional<Id> user =
        people
            .secrets()
            .take(OnceKind.PASSKEY, OpaqueToken.sha256(body.ceremony()))
            .flatMap(once -> ceremonies.shown(once.data(), body.credential(), clock.instant()));
    return grant.answer(
        user.orElseThrow(() ->
            ProblemException.of(ProblemType.UNAUTHENTICATED, "This passkey does not log in.")));
  }
}
