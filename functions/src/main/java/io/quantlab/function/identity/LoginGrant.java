package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.store.OnceKind;
import io.quantlab.platform.store.OneTimeSecrets;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Ids;
import java.time.InstantSource;
import java.util.Optional;

/// A login that is whole: whoever holds it may fetch one code at `/oauth2/authorize`.
public final class LoginGrant {
  /// The cookie a browser shows there.
  private static final String COOKIE = "ql_login";

  private final OneTimeSecrets secrets;
  private final Ids ids;
  private final InstantSource clock;
  private final String secure;

  /// @param origin of the installation; cookies are for TLS only where it has it
  public LoginGrant(OneTimeSecrets secrets, Ids ids, InstantSource clock, String origin) {
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
    this.secure = origin.startsWith("https:") ? "; Secure" : "";
  }

  /// The answer that says so, with the cookie.
  HttpResponse answer(Id user) {
    OpaqueToken token = fresh(user);
    HttpResponse answer =
        Answer.json(
            200,
            new IdentityBodies.LoggedIn(
                "authorize", token.text(), clock.instant().plus(OnceKind.LOGIN.life())));
    return Answer.with(answer, cookie(token));
  }

  /// The answer that sends a browser on to `/oauth2/authorize`, with the cookie. That is always
  /// here, whatever the query says.
  HttpResponse authorize(Id user, String query) {
    String to = "/oauth2/authorize?" + query.replaceAll("[\\r\\n]", "");
    return Answer.with(Answer.redirect(to), cookie(fresh(user)));
  }

  private OpaqueToken fresh(Id user) {
    OpaqueToken token = OpaqueToken.fresh(ids);
    secrets.save(OnceKind.LOGIN, token.hash(), new Person.Once(user, "{}"));
    return token;
  }

  private String cookie(OpaqueToken token) {
    return COOKIE
        + "="
        + token.text()
        + "; Path=/; Max-Age="
        + OnceKind.LOGIN.life().toSeconds()
        + "; HttpOnly; SameSite=Lax"
        + secure;
  }

  /// Uses up the login whose cookie a request shows.
  Optional<Id> take(HttpRequest request) {
    return Optional.ofNullable(request.cookies().get(COOKIE))
        .flatMap(token -> secrets.take(OnceKind.LOGIN, OpaqueToken.sha256(token)))
        .map(Person.Once::user);
  }
}
