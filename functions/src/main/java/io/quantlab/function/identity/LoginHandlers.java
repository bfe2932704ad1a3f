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
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.OnceKind;
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
  /// The cookie a browser shows there.
  static final String COOKIE = "ql_login";

  private static final int MAX_FAILURES = 5;

  private final Identities identities;
  private final Passwords passwords;
  private final Envelope envelope;
  private final Ids ids;
  private final InstantSource clock;
  private final String secure;

  /// @param origin of the installation; cookies are for TLS only where it has it
  public LoginHandlers(
      Identities identities,
      Passwords passwords,
      Envelope envelope,
      Ids ids,
      InstantSource clock,
      String origin) {
    this.identities = identities;
    this.passwords = passwords;
    this.envelope = envelope;
    this.ids = ids;
    this.clock = clock;
    this.secure = origin.startsWith("https:") ? "; Secure" : "";
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
    Optional<Id> user = identities.byEmail(mac);
    Optional<String> hash = user.flatMap(identities::passwordHash);
    boolean right =
        hash.isPresent()
            ? passwords.matches(body.password(), hash.get())
            : passwords.matchesNobody(body.password());
    if (!right) {
      identities.failed(mac);
      throw refused();
    }
    if (!identities.user(user.orElseThrow()).orElseThrow().verified()) {
      throw ProblemException.of(
          ProblemType.WRONG_STATE, "The address is not confirmed; follow the link in the letter.");
    }
    identities.succeeded(mac);
    boolean wantsCode =
        identities.totp(user.get()).filter(Person.TotpSecret::confirmed).isPresent();
    return wantsCode ? half(user.get(), mac) : whole(user.get());
  }

  /// The password was right; a code is wanted too.
  private HttpResponse half(Id user, String mac) {
    OpaqueToken token = OpaqueToken.fresh(ids);
    identities.saveOnce(OnceKind.SECOND_FACTOR, token.hash(), new Person.Once(user, mac));
    return Answer.json(
        200,
        new IdentityBodies.LoggedIn(
            "second-factor", token.text(), clock.instant().plus(OnceKind.SECOND_FACTOR.life())));
  }

  private HttpResponse secondFactor(Call call) {
    IdentityBodies.SecondFactor body = call.body(IdentityBodies.SecondFactor.class);
    Person.Once half =
        identities
            .takeOnce(OnceKind.SECOND_FACTOR, OpaqueToken.sha256(body.loginToken()))
            .orElseThrow(LoginHandlers::refused);
    requireNotThrottled(half.data());
    if (!isRight(half.user(), body.code())) {
      identities.failed(half.data());
      throw refused();
    }
    identities.succeeded(half.data());
    return whole(half.user());
  }

  private boolean isRight(Id user, String code) {
    Person.TotpSecret totp = identities.totp(user).orElseThrow();
    byte[] secret = Base64.getDecoder().decode(envelope.open(totp.sealed(), user + "/totp"));
    OptionalLong step = Totp.step(secret, code, clock.instant().getEpochSecond(), totp.lastStep());
    return step.isPresent()
        && identities.saveTotp(
            user,
            new Person.TotpSecret(totp.sealed(), true, step.getAsLong()),
            Optional.of(totp.lastStep()));
  }

  private HttpResponse whole(Id user) {
    OpaqueToken token = OpaqueToken.fresh(ids);
    identities.saveOnce(OnceKind.LOGIN, token.hash(), new Person.Once(user, "{}"));
    HttpResponse answer =
        Answer.json(
            200,
            new IdentityBodies.LoggedIn(
                "authorize", token.text(), clock.instant().plus(OnceKind.LOGIN.life())));
    return Answer.with(
        answer,
        COOKIE
            + "="
            + token.text()
            + "; Path=/; Max-Age="
            + OnceKind.LOGIN.life().toSeconds()
            + "; HttpOnly; SameSite=Lax"
            + secure);
  }

  private void requireNotThrottled(String mac) {
    if (identities.failures(mac) >= MAX_FAILURES) {
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
