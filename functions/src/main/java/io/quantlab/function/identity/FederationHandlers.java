package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.Installation;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.identity.Provider;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.store.OnceKind;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Login at another issuer: the browser goes there and comes back with a code (platform contract
/// PA-7). It comes back to the browser it left from, which a cookie shows.
public final class FederationHandlers implements Handlers.Group {
  private static final String COOKIE = "ql_federation";

  private final People people;
  private final LinkedLogins logins;
  private final Supplier<Installation> installation;
  private final Ids ids;
  private final InstantSource clock;
  private final String origin;
  private final Map<Installation.Issuer, Provider> providers = new ConcurrentHashMap<>();

  public FederationHandlers(
      People people,
      LinkedLogins logins,
      Supplier<Installation> installation,
      Ids ids,
      InstantSource clock,
      String origin) {
    this.people = people;
    this.logins = logins;
    this.installation = installation;
    this.ids = ids;
    this.clock = clock;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(IdentityRoutes.FEDERATION_START, this::start)
        .on(IdentityRoutes.FEDERATION_CALLBACK, this::callback);
  }

  /// What a login that is under way needs when it comes back.
  ///
  /// @param back the query of `/oauth2/authorize` that goes on
  record Under(String issuer, String nonce, String verifier, String back) {}

  private Installation.Issuer issuer(Call call) {
    return installation
        .get()
        .issuer(call.variables().get("provider"))
        .orElseThrow(ProblemException::notFound);
  }

  private Provider provider(Installation.Issuer issuer) {
    return providers.computeIfAbsent(
        issuer, it -> new Provider(it.issuer(), it.clientId(), it.clientSecret(), clock));
  }

  private String redirect(Installation.Issuer issuer) {
    return origin + "/v1/identity/federation/" + issuer.name() + ":callback";
  }

  private HttpResponse start(Call call) {
    Installation.Issuer issuer = issuer(call);
    OpaqueToken state = OpaqueToken.fresh(ids);
    OpaqueToken verifier = OpaqueToken.fresh(ids);
    Under under =
        new Under(
            issuer.name(),
            OpaqueToken.fresh(ids).text(),
            verifier.text(),
            call.query("back").orElse(""));
    String challenge =
        Base64.getUrlEncoder().withoutPadding().encodeToString(OpaqueToken.digest(verifier.text()));
    String address;
    try {
      address =
          provider(issuer).authorization(redirect(issuer), state.text(), under.nonce(), challenge);
    } catch (Provider.Refused e) {
      throw away(e);
    }
    Person.Once once = new Person.Once(ids.next(IdKind.USER), RecordJson.write(under));
    people.secrets().save(OnceKind.FEDERATION, state.hash(), once);
    return Answer.with(Answer.redirect(address), cookie(state.hash()));
  }

  private String cookie(String value) {
    return COOKIE
        + "="
        + value
        + "; Path=/v1/identity/federation/; Max-Age="
        + OnceKind.FEDERATION.life().toSeconds()
        + "; HttpOnly; SameSite=Lax"
        + (origin.startsWith("https:") ? "; Secure" : "");
  }

  private HttpResponse callback(Call call) {
    Installation.Issuer issuer = issuer(call);
    String hash = OpaqueToken.sha256(call.query("state").orElse(""));
    Under under =
        people
            .secrets()
            .take(OnceKind.FEDERATION, hash)
            .filter(_ -> hash.equals(call.request().cookies().get(COOKIE)))
            .map(once -> RecordJson.read(Under.class, once.data()))
            .filter(each -> each.issuer().equals(issuer.name()))
            .orElseThrow(() -> refused("This login was not begun in this browser; begin anew."));
    if (call.query("iss").filter(from -> !from.equals(issuer.issuer())).isPresent()) {
      throw refused("The answer comes from another issuer than was asked.");
    }
    String code =
        call.query("code")
            .orElseThrow(
                () -> refused("The provider said " + call.query("error").orElse("nothing") + "."));
    Provider.Subject subject;
    try {
      subject = provider(issuer).subject(code, redirect(issuer), under.verifier(), under.nonce());
    } catch (Provider.Refused e) {
      throw away(e);
    }
    return logins.arrived(call, issuer, subject, under.back());
  }

  private static ProblemException refused(String detail) {
    return ProblemException.of(ProblemType.UNAUTHENTICATED, detail);
  }

  private static ProblemException away(Provider.Refused e) {
    return ProblemException.of(
        ProblemType.UNAUTHENTICATED, "The login there did not succeed: " + e.getMessage() + ".");
  }
}
