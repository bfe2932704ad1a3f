package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.identity.PasswordRules;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.mail.Letter;
import io.quantlab.platform.mail.Mailer;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityBodies.Accepted;
import io.quantlab.platform.route.IdentityRoutes;
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

/// Sign-up, verification and recovery. No answer and no time it takes tells whether an address has
/// an account.
public final class SignUpHandlers implements Handlers.Group {
  private static final String SENT = "If this address can be used, a letter is on its way.";

  private final People people;
  private final Passwords passwords;
  private final Envelope envelope;
  private final Mailer mailer;
  private final Ids ids;
  private final InstantSource clock;
  private final String origin;

  /// @param origin where the web app is, for the links in letters
  public SignUpHandlers(
      People people,
      Passwords passwords,
      Envelope envelope,
      Mailer mailer,
      Ids ids,
      InstantSource clock,
      String origin) {
    this.people = people;
    this.passwords = passwords;
    this.envelope = envelope;
    this.mailer = mailer;
    this.ids = ids;
    this.clock = clock;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(IdentityRoutes.SIGN_UP, this::signUp)
        .on(IdentityRoutes.VERIFY, this::verify)
        .on(IdentityRoutes.RESEND, this::resend)
        .on(IdentityRoutes.RECOVERY, this::recovery)
        .on(IdentityRoutes.RECOVER, this::recover);
  }

  private HttpResponse signUp(Call call) {
    IdentityBodies.SignUp body = call.body(IdentityBodies.SignUp.class);
    requireGood("/password", body.password());
    String hash = passwords.hash(body.password());
    EmailAddress email = new EmailAddress(body.email());
    Id user = ids.next(IdKind.USER);
    TenantId tenant = ids.tenant();
    boolean fresh =
        people
            .users()
            .signUp(
                new Identities.SignUp(
                    user,
                    tenant,
                    email.mac(envelope),
                    new Person.User(
                        envelope.seal(email.text(), user.text()),
                        body.name(),
                        false,
                        clock.instant()),
                    hash,
                    new Person.Member(tenant, List.of(Role.OWNER), 1),
                    call.requestId()));
    if (fresh) {
      sendLink(user, email, OnceKind.VERIFICATION, Letter.Kind.VERIFY, "verify");
    } else {
      people
          .users()
          .byEmail(email.mac(envelope))
          .ifPresent(
              known -> sendLink(known, email, OnceKind.RECOVERY, Letter.Kind.KNOWN, "recover"));
    }
    return Answer.json(202, new Accepted(SENT));
  }

  private HttpResponse verify(Call call) {
    String token = call.body(IdentityBodies.Verify.class).token();
    Person.Once once = take(OnceKind.VERIFICATION, token);
    Id user = once.user();
    people
        .users()
        .verify(people.users().home(user), user, Footprint.of(call, user, "identity.verify", user));
    return Answer.json(200, new Accepted("The address is confirmed; log in."));
  }

  private HttpResponse resend(Call call) {
    EmailAddress email = new EmailAddress(call.body(IdentityBodies.Address.class).email());
    Optional<Id> user = people.users().byEmail(email.mac(envelope));
    if (user.flatMap(people.users()::user).filter(known -> !known.verified()).isPresent()) {
      sendLink(user.get(), email, OnceKind.VERIFICATION, Letter.Kind.VERIFY, "verify");
    }
    return Answer.json(202, new Accepted(SENT));
  }

  private HttpResponse recovery(Call call) {
    EmailAddress email = new EmailAddress(call.body(IdentityBodies.Address.class).email());
    people
        .users()
        .byEmail(email.mac(envelope))
        .ifPresent(
            user -> sendLink(user, email, OnceKind.RECOVERY, Letter.Kind.RECOVER, "recover"));
    return Answer.json(202, new Accepted(SENT));
  }

  private HttpResponse recover(Call call) {
    IdentityBodies.NewPassword body = call.body(IdentityBodies.NewPassword.class);
    requireGood("/password", body.password());
    Person.Once once = take(OnceKind.RECOVERY, body.token());
    Id user = once.user();
    people
        .users()
        .recover(
            people.users().home(user),
            user,
            passwords.hash(body.password()),
            Footprint.of(call, user, "identity.password.recover", user));
    people
        .sessions()
        .list(user)
        .keySet()
        .forEach(session ->
            people.sessions().end(session, Footprint.of(call, user, "session.end", session)));
    return Answer.json(200, new Accepted("The password is set and all sessions are ended."));
  }

  private Person.Once take(OnceKind kind, String token) {
    return people
        .secrets()
        .take(kind, OpaqueToken.sha256(token))
        .orElseThrow(() ->
            ProblemException.of(
                ProblemType.NOT_FOUND, "This link was used, has ended, or never was."));
  }

  private void sendLink(
      Id user, EmailAddress email, OnceKind once, Letter.Kind letter, String page) {
    OpaqueToken token = OpaqueToken.fresh(ids);
    people.secrets().save(once, token.hash(), new Person.Once(user, "{}"));
    mailer.send(new Letter(letter, email.text(), origin + "/" + page + "?token=" + token.text()));
  }

  /// Refuses a password that is too short or too well known.
  static void requireGood(String pointer, String password) {
    PasswordRules.complaint(password)
        .ifPresent(complaint -> {
          throw ProblemException.field(pointer, "value", complaint);
        });
  }
}
