package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.Totp;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.route.FactorBodies;
import io.quantlab.platform.route.FactorRoutes;
import io.quantlab.platform.route.IdentityBodies.Accepted;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Ids;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

/// A user's TOTP secret, and the recovery codes for the day it is lost.
public final class FactorHandlers implements Handlers.Group {
  private static final int SECRET_BYTES = 20;

  private final People people;
  private final Envelope envelope;
  private final OwnSessions sessions;
  private final Ids ids;
  private final InstantSource clock;

  public FactorHandlers(
      People people, Envelope envelope, Authenticator authenticator, Ids ids, InstantSource clock) {
    this.people = people;
    this.envelope = envelope;
    this.sessions = new OwnSessions(people, authenticator);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(FactorRoutes.TOTP_START, this::startTotp)
        .on(FactorRoutes.TOTP_CONFIRM, this::confirmTotp)
        .on(FactorRoutes.TOTP_END, this::endTotp)
        .on(FactorRoutes.RECOVERY_CODES, this::recoveryCodes);
  }

  private HttpResponse startTotp(Call call) {
    Id user = call.caller().user();
    if (people.factors().totp(user).filter(Person.TotpSecret::confirmed).isPresent()) {
      throw ProblemException.of(ProblemType.WRONG_STATE, "TOTP is on; delete it first.");
    }
    byte[] secret = ids.bytes(SECRET_BYTES);
    String sealed = envelope.seal(Base64.getEncoder().encodeToString(secret), user + "/totp");
    people.factors().startTotp(call.tenant(), user, sealed, call.audited("totp.start", user, ""));
    String text = Totp.base32(secret);
    Person.User known = people.users().user(user).orElseThrow();
    String email = envelope.open(known.sealedEmail(), user.text());
    String uri =
        "otpauth://totp/QuantLab:"
            + URLEncoder.encode(email, StandardCharsets.UTF_8)
            + "?secret="
            + text
            + "&issuer=QuantLab";
    return Answer.json(200, new FactorBodies.TotpStarted(text, uri));
  }

  /// Turns TOTP on. The sessions that were begun without a code end; the one that calls has just
  /// shown one.
  private HttpResponse confirmTotp(Call call) {
    Id user = call.caller().user();
    Person.TotpSecret totp =
        people
            .factors()
            .totp(user)
            .filter(started -> !started.confirmed())
            .orElseThrow(() ->
                ProblemException.of(ProblemType.WRONG_STATE, "No TOTP secret waits for a code."));
    byte[] secret = Base64.getDecoder().decode(envelope.open(totp.sealed(), user + "/totp"));
    String code = call.body(FactorBodies.TotpCode.class).code();
    OptionalLong step = Totp.step(secret, code, clock.instant().getEpochSecond(), 0);
    if (step.isEmpty()) {
      throw ProblemException.field("/code", "value", "this code is not right now");
    }
    boolean done =
        people
            .factors()
            .confirmTotp(
                call.tenant(),
                user,
                totp,
                step.getAsLong(),
                call.audited("totp.confirm", user, ""));
    call.requireDone(done);
    sessions.endOthers(call);
    return Answer.json(
        200, new Accepted("From now on a login wants a code; other sessions are ended."));
  }

  private HttpResponse endTotp(Call call) {
    Id user = call.caller().user();
    people.factors().deleteTotp(call.tenant(), user, call.audited("totp.end", user, ""));
    return Answer.empty();
  }

  private HttpResponse recoveryCodes(Call call) {
    Id user = call.caller().user();
    if (people.factors().totp(user).filter(Person.TotpSecret::confirmed).isEmpty()) {
      throw ProblemException.of(
          ProblemType.WRONG_STATE, "Recovery codes stand in for TOTP, which is off.");
    }
    List<RecoveryCode> codes = RecoveryCode.fresh(ids);
    people
        .factors()
        .saveRecoveryCodes(
            call.tenant(),
            user,
            codes.stream().map(code -> code.hash(envelope, user)).toList(),
            call.audited("recovery-codes.make", user, ""));
    return Answer.json(
        200, new FactorBodies.RecoveryCodes(codes.stream().map(RecoveryCode::text).toList()));
  }
}
