package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.identity.Totp;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityBodies.Accepted;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a user does with his own account: password, second factor, sessions.
public final class AccountHandlers implements Handlers.Group {
  private static final int SECRET_BYTES = 20;

  private final Identities identities;
  private final Passwords passwords;
  private final Envelope envelope;
  private final Authenticator authenticator;
  private final Ids ids;
  private final InstantSource clock;

  public AccountHandlers(
      Identities identities,
      Passwords passwords,
      Envelope envelope,
      Authenticator authenticator,
      Ids ids,
      InstantSource clock) {
    this.identities = identities;
    this.passwords = passwords;
    this.envelope = envelope;
    this.authenticator = authenticator;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(IdentityRoutes.ME, this::me)
        .on(IdentityRoutes.CHANGE_PASSWORD, this::changePassword)
        .on(IdentityRoutes.TOTP_START, this::startTotp)
        .on(IdentityRoutes.TOTP_CONFIRM, this::confirmTotp)
        .on(IdentityRoutes.TOTP_END, this::endTotp)
        .on(IdentityRoutes.SESSIONS, this::sessions)
        .on(IdentityRoutes.END_SESSIONS, this::endSessions)
        .on(IdentityRoutes.END_SESSION, this::endSession);
  }

  private HttpResponse me(Call call) {
    Caller caller = call.caller();
    Person.User user = identities.user(caller.user()).orElseThrow();
    return Answer.json(
        200,
        new IdentityBodies.Me(
            caller.user(),
            envelope.open(user.sealedEmail(), caller.user().text()),
            user.name(),
            user.verified(),
            caller.tenant(),
            caller.roles().stream().sorted().toList(),
            caller.scopes().stream().sorted().toList(),
            identities.totp(caller.user()).filter(Person.TotpSecret::confirmed).isPresent()));
  }

  private HttpResponse changePassword(Call call) {
    IdentityBodies.ChangePassword body = call.body(IdentityBodies.ChangePassword.class);
    Id user = call.caller().user();
    SignUpHandlers.requireGood("/wanted", body.wanted());
    if (!passwords.matches(body.present(), identities.passwordHash(user).orElseThrow())) {
      throw ProblemException.field("/present", "value", "this is not the password");
    }
    identities.setPasswordHash(user, passwords.hash(body.wanted()));
    identities.sessions(user).keySet().stream()
        .filter(session -> !Optional.of(session).equals(call.caller().session()))
        .forEach(this::end);
    return Answer.json(200, new Accepted("The password is changed; other sessions are ended."));
  }

  private HttpResponse startTotp(Call call) {
    Id user = call.caller().user();
    if (identities.totp(user).filter(Person.TotpSecret::confirmed).isPresent()) {
      throw ProblemException.of(ProblemType.WRONG_STATE, "TOTP is on; delete it first.");
    }
    byte[] secret = ids.bytes(SECRET_BYTES);
    String sealed = envelope.seal(Base64.getEncoder().encodeToString(secret), user + "/totp");
    identities.saveTotp(user, new Person.TotpSecret(sealed, false, 0), Optional.empty());
    String text = Totp.base32(secret);
    Person.User known = identities.user(user).orElseThrow();
    String email = envelope.open(known.sealedEmail(), user.text());
    String uri =
        "otpauth://totp/QuantLab:"
            + URLEncoder.encode(email, StandardCharsets.UTF_8)
            + "?secret="
            + text
            + "&issuer=QuantLab";
    return Answer.json(200, new IdentityBodies.TotpStarted(text, uri));
  }

  private HttpResponse confirmTotp(Call call) {
    Id user = call.caller().user();
    Person.TotpSecret totp =
        identities
            .totp(user)
            .filter(started -> !started.confirmed())
            .orElseThrow(() ->
                ProblemException.of(ProblemType.WRONG_STATE, "No TOTP secret waits for a code."));
    byte[] secret = Base64.getDecoder().decode(envelope.open(totp.sealed(), user + "/totp"));
    String code = call.body(IdentityBodies.TotpCode.class).code();
    OptionalLong step = Totp.step(secret, code, clock.instant().getEpochSecond(), 0);
    if (step.isEmpty()) {
      throw ProblemException.field("/code", "value", "this code is not right now");
    }
    identities.saveTotp(
        user,
        new Person.TotpSecret(totp.sealed(), true, step.getAsLong()),
        Optional.of(totp.lastStep()));
    return Answer.json(200, new Accepted("From now on a login wants a code."));
  }

  private HttpResponse endTotp(Call call) {
    identities.deleteTotp(call.caller().user());
    return Answer.empty();
  }

  private HttpResponse sessions(Call call) {
    List<IdentityBodies.Session> all = new ArrayList<>();
    identities
        .sessions(call.caller().user())
        .forEach((id, session) ->
            all.add(
                new IdentityBodies.Session(
                    id,
                    session.client(),
                    session.device(),
                    session.startedAt(),
                    session.authenticatedAt(),
                    Optional.of(id).equals(call.caller().session()))));
    return Answer.json(200, new IdentityBodies.Sessions(all));
  }

  private HttpResponse endSessions(Call call) {
    identities.sessions(call.caller().user()).keySet().forEach(this::end);
    return Answer.empty();
  }

  private HttpResponse endSession(Call call) {
    Id session = call.id(IdKind.SESSION);
    identities
        .session(session)
        .filter(found -> found.user().equals(call.caller().user()) && found.live())
        .orElseThrow(ProblemException::notFound);
    end(session);
    return Answer.empty();
  }

  private void end(Id session) {
    identities.endSession(session);
    authenticator.forget(session);
  }
}
