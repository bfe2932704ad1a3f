package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.identity.Totp;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.mail.Letter;
import io.quantlab.platform.mail.Mailer;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.store.OnceKind;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Ids;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/// Password, then the second factor where there is one; what comes out is a login that may fetch a
/// code at `/oauth2/authorize`.
public final class LoginHandlers implements Handlers.Group {
  private static final int MAX_FAILURES = 5;

  private final People people;
  private final Passwords passwords;
  private final Envelope envelope;
  private final Ids ids;
  private final InstantSource clock;
  private final LoginGrant grant;
  private final Mailer mailer;
  private final String origin;

  public LoginHandlers(
      People people,
      Passwords passwords,
      Envelope envelope,
      Ids ids,
      InstantSource clock,
      LoginGrant grant,
      Mailer mailer,
      String origin) {
    this.people = people;
    this.passwords = passwords;
    this.envelope = envelope;
    this.ids = ids;
    this.clock = clock;
    this.grant = grant;
    this.mailer = mailer;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(IdentityRoutes.LOGIN, this::login)
        .on(IdentityRoutes.SECOND_FACTOR, this::secondFactor);
  }

  private HttpResponse login(Call call) {
    IdentityBodies.Login body = call.body(IdentityBodies.Login.class);
    String mac = new EmailAddress(body.email()).mac(envelope);
    requireNotThrottled(mac);
    Optional<Id> user = people.users().byEmail(mac);
    Optional<String> hash = user.flatMap(people.users()::passwordHash);
    boolean right =
        hash.isPresent()
            ? passwords.matches(body.password(), hash.get())
            : passwords.matchesNobody(body.password());
    if (!right) {
      people.throttles().failed(mac);
      throw refused();
    }
    if (!people.users().user(user.orElseThrow()).orElseThrow().verified()) {
      throw ProblemException.of(
          ProblemType.WRONG_STATE, "The address is not confirmed; follow the link in the letter.");
    }
    people.throttles().succeeded(mac);
    boolean wantsCode =
        people.factors().totp(user.get()).filter(Person.TotpSecret::confirmed).isPresent();
    return wantsCode ? half(user.get(), mac) : grant.answer(user.get());
  }

  /// The password was right; a code is wanted too.
  private HttpResponse half(Id user, String mac) {
    OpaqueToken token = OpaqueToken.fresh(ids);
    people.secrets().save(OnceKind.SECOND_FACTOR, token.hash(), new Person.Once(user, mac));
    return Answer.json(
        200,
        new IdentityBodies.LoggedIn(
            "second-factor", token.text(), clock.instant().plus(OnceKind.SECOND_FACTOR.life())));
  }

  private HttpResponse secondFactor(Call call) {
    IdentityBodies.SecondFactor body = call.body(IdentityBodies.SecondFactor.class);
    Person.Once half =
        people
            .secrets()
            .take(OnceKind.SECOND_FACTOR, OpaqueToken.sha256(body.loginToken()))
            .orElseThrow(LoginHandlers::refused);
    requireNotThrottled(half.data());
    if (!isRight(call, half.user(), body.code())) {
      people.throttles().failed(half.data());
      throw refused();
    }
    people.throttles().succeeded(half.data());
    return grant.answer(half.user());
  }

  private boolean isRight(Call call, Id user, String code) {
    return code.contains("-") ? isRecovery(call, user, code) : isTotp(user, code);
  }

  private boolean isTotp(Id user, String code) {
    Person.TotpSecret totp = people.factors().totp(user).orElseThrow();
    byte[] secret = Base64.getDecoder().decode(envelope.open(totp.sealed(), user + "/totp"));
    OptionalLong step = Totp.step(secret, code, clock.instant().getEpochSecond(), totp.lastStep());
    return step.isPresent() && people.factors().useTotp(user, totp, step.getAsLong());
  }

  private boolean isRecovery(Call call, Id user, String code) {
    boolean taken =
        people
            .factors()
            .takeRecoveryCode(
                people.users().home(user),
                user,
                new RecoveryCode(code).hash(envelope, user),
                Footprint.of(call, user, "recovery-code.use", user));
    if (taken) {
      String email =
          envelope.open(people.users().user(user).orElseThrow().sealedEmail(), user.text());
      mailer.send(new Letter(Letter.Kind.CODE_USED, email, origin));
    }
    return taken;
  }

  private void requireNotThrottled(String mac) {
    if (people.throttles().failures(mac) >= MAX_FAILURES) {
      throw ProblemException.of(
          ProblemType.RATE_LIMITED,
          "Too many logins failed; wait a quarter of an hour.",
          "Retry-After",
          "900");
    }
  }

  /// The same for a wrong password, an unknown address and a wrong code.
  private static ProblemException refused() {
    return ProblemException.of(ProblemType.UNAUTHENTICATED, "Address, password or code is wrong.");
  }
}
