package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityBodies.Accepted;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a user does with his own account: password, sessions, tenants.
public final class AccountHandlers implements Handlers.Group {
  private final People people;
  private final Passwords passwords;
  private final Envelope envelope;
  private final OwnSessions sessions;

  public AccountHandlers(
      People people, Passwords passwords, Envelope envelope, Authenticator authenticator) {
    this.people = people;
    this.passwords = passwords;
    this.envelope = envelope;
    this.sessions = new OwnSessions(people, authenticator);
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(IdentityRoutes.ME, this::me)
        .on(IdentityRoutes.CHANGE_PASSWORD, this::changePassword)
        .on(IdentityRoutes.TENANTS, this::tenants)
        .on(IdentityRoutes.SESSIONS, this::sessions)
        .on(IdentityRoutes.END_SESSIONS, this::endSessions)
        .on(IdentityRoutes.END_SESSION, this::endSession);
  }

  private HttpResponse me(Call call) {
    Caller caller = call.caller();
    Person.User user = people.users().user(caller.user()).orElseThrow();
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
            people.factors().totp(caller.user()).filter(Person.TotpSecret::confirmed).isPresent(),
            people.factors().recoveryCodesLeft(caller.user()),
            people.factors().passkeys(caller.user()).size()));
  }

  private HttpResponse changePassword(Call call) {
    IdentityBodies.ChangePassword body = call.body(IdentityBodies.ChangePassword.class);
    Id user = call.caller().user();
    SignUpHandlers.requireGood("/wanted", body.wanted());
    boolean right =
        people
            .users()
            .passwordHash(user)
            .filter(hash -> passwords.matches(body.present(), hash))
            .isPresent();
    if (!right) {
      throw ProblemException.field("/present", "value", "this is not the password");
    }
    people
        .users()
        .setPasswordHash(
            call.tenant(),
            user,
            passwords.hash(body.wanted()),
            call.audited("identity.password.change", user, ""));
    sessions.endOthers(call);
    return Answer.json(200, new Accepted("The password is changed; other sessions are ended."));
  }

  private HttpResponse sessions(Call call) {
    List<IdentityBodies.Session> all = new ArrayList<>();
    people
        .sessions()
        .list(call.caller().user())
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
    people.sessions().list(call.caller().user()).keySet().forEach(each -> sessions.end(call, each));
    return Answer.empty();
  }

  private HttpResponse endSession(Call call) {
    Id session = call.id(IdKind.SESSION);
    people
        .sessions()
        .find(session)
        .filter(found -> found.user().equals(call.caller().user()) && found.live())
        .orElseThrow(ProblemException::notFound);
    sessions.end(call, session);
    return Answer.empty();
  }

  private HttpResponse tenants(Call call) {
    List<IdentityBodies.Tenant> all =
        people.members().of(call.caller().user()).stream()
            .map(member ->
                new IdentityBodies.Tenant(
                    member.tenant(), member.roles(), member.tenant().equals(call.tenant())))
            .toList();
    return Answer.json(200, new IdentityBodies.Tenants(all));
  }
}
