package io.quantlab.function.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.json.Text;
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
import io.quantlab.platform.tenant.TenantId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/// OAuth 2.0: authorization code with PKCE S256, refresh, revocation (RFC 6749, 7636, 7009, 8414,
/// 9207, checked against RFC 9700). No implicit grant, no password grant.
public final class OAuthHandlers implements Handlers.Group {
  static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

  private final People people;
  private final TokenIssue issue;
  private final Authenticator authenticator;
  private final LoginGrant grant;
  private final Envelope envelope;
  private final Mailer mailer;
  private final Ids ids;
  private final String origin;

  public OAuthHandlers(
      People people,
      TokenIssue issue,
      Authenticator authenticator,
      LoginGrant grant,
      Envelope envelope,
      Mailer mailer,
      Ids ids,
      String origin) {
    this.people = people;
    this.issue = issue;
    this.authenticator = authenticator;
    this.grant = grant;
    this.envelope = envelope;
    this.mailer = mailer;
    this.ids = ids;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(IdentityRoutes.AUTHORIZE, this::authorize)
        .on(IdentityRoutes.TOKENS, this::tokens)
        .on(IdentityRoutes.REVOKE, this::revoke);
  }

  /// What a code stands for until it is used.
  record CodeData(String client, String redirect, @Text(max = 43) String challenge) {}

  /// A wrong client or address is never redirected to (RFC 6749 4.1.2.1).
  private HttpResponse authorize(Call call) {
    OAuthClient client =
        OAuthClient.of(needed(call, "client_id"), origin)
            .orElseThrow(() -> wrong("client_id", "no such client"));
    String redirect = needed(call, "redirect_uri");
    if (!client.allows(redirect)) {
      throw wrong("redirect_uri", "not an address of this client");
    }
    String state = call.query("state").orElse("");
    if (!call.query("response_type").orElse("").equals("code")) {
      return back(redirect, state, "error=unsupported_response_type");
    }
    String challenge = call.query("code_challenge").orElse("");
    if (!call.query("code_challenge_method").orElse("").equals("S256")
        || !challenge.matches("[A-Za-z0-9_-]{43}")) {
      return back(redirect, state, "error=invalid_request");
    }
    Optional<Id> login = grant.take(call.request());
    if (login.isEmpty()) {
      return wantsPage(call)
          ? Answer.redirect("/login?back=" + encoded(query(call)))
          : back(redirect, state, "error=login_required");
    }
    OpaqueToken code = OpaqueToken.fresh(ids);
    String data = RecordJson.write(new CodeData(client.id(), redirect, challenge));
    people.secrets().save(OnceKind.CODE, code.hash(), new Person.Once(login.get(), data));
    return back(redirect, state, "code=" + code.text());
  }

  /// A browser that a person sits at, unless the client asked for none (OpenID Connect Core
  /// 3.1.2.1).
  private static boolean wantsPage(Call call) {
    return call.request().header("accept").orElse("").contains("text/html")
        && !call.query("prompt").orElse("").equals("none");
  }

  private static String query(Call call) {
    return call.request().query().entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private HttpResponse back(String redirect, String state, String what) {
    return Answer.redirect(
        redirect
            + "?"
            + what
            + (state.isEmpty() ? "" : "&state=" + encoded(state))
            + "&iss="
            + encoded(origin));
  }

  private HttpResponse tokens(Call call) {
    IdentityBodies.TokenRequest body = call.body(IdentityBodies.TokenRequest.class);
    return switch (body.grant_type()) {
      case "authorization_code" -> byCode(call, body);
      case "refresh_token" -> byRefresh(call, body);
      case EXCHANGE -> byExchange(call, body);
      default -> error("unsupported_grant_type");
    };
  }

  private HttpResponse byCode(Call call, IdentityBodies.TokenRequest body) {
    if (body.code().isEmpty() || body.code_verifier().isEmpty() || body.redirect_uri().isEmpty()) {
      return error("invalid_request");
    }
    Optional<Person.Once> once =
        people.secrets().take(OnceKind.CODE, OpaqueToken.sha256(body.code().get()));
    if (once.isEmpty()) {
      return error("invalid_grant");
    }
    CodeData data = RecordJson.read(CodeData.class, once.get().data());
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(OpaqueToken.digest(body.code_verifier().get()));
    if (!data.client().equals(body.client_id())
        || !data.redirect().equals(body.redirect_uri().get())
        || !data.challenge().equals(challenge)) {
      return error("invalid_grant");
    }
    return answer(issue.start(once.get().user(), device(call, data.client()), call.requestId()));
  }

  /// A token of another tenant for the token of one (RFC 8693): the way of a member of several.
  private HttpResponse byExchange(Call call, IdentityBodies.TokenRequest body) {
    Optional<TenantId> tenant = body.audience().flatMap(TenantId::parse);
    boolean isAccessToken = body.subject_token_type().filter(ACCESS_TOKEN::equals).isPresent();
    if (tenant.isEmpty() || body.subject_token().isEmpty() || !isAccessToken) {
      return error("invalid_request");
    }
    return answer(
        authenticator
            .caller(body.subject_token().get())
            .filter(caller -> caller.session().isPresent())
            .flatMap(caller ->
                issue.exchange(
                    caller, tenant.get(), device(call, body.client_id()), call.requestId())));
  }

  private static HttpResponse answer(Optional<IdentityBodies.Tokens> tokens) {
    return tokens
        .map(good -> noStore(Answer.json(200, good)))
        .orElseGet(() -> error("invalid_grant"));
  }

  private HttpResponse byRefresh(Call call, IdentityBodies.TokenRequest body) {
    if (body.refresh_token().isEmpty()) {
      return error("invalid_request");
    }
    return switch (issue.turn(body.refresh_token().get(), instance(call), call.requestId())) {
      case TokenIssue.Turned.Fresh fresh -> noStore(Answer.json(200, fresh.tokens()));
      case TokenIssue.Turned.Unknown _ -> error("invalid_grant");
      case TokenIssue.Turned.Reused reused -> {
        warn(reused.user());
        yield error("invalid_grant");
      }
    };
  }

  private void warn(Id user) {
    Person.User known = people.users().user(user).orElseThrow();
    String email = envelope.open(known.sealedEmail(), user.text());
    mailer.send(new Letter(Letter.Kind.REUSED, email, origin));
  }

  /// Answers 200 whatever the token was (RFC 7009 2.2).
  private HttpResponse revoke(Call call) {
    String token = call.body(IdentityBodies.RevokeRequest.class).token();
    people
        .sessions()
        .refresh(OpaqueToken.sha256(token))
        .ifPresent(refresh -> end(call, refresh.session()));
    return Answer.text(200, "application/json", "{}");
  }

  private void end(Call call, Id session) {
    people
        .sessions()
        .find(session)
        .ifPresent(it ->
            people.sessions().end(session, Footprint.of(call, it.user(), "session.end", session)));
    authenticator.forget(session);
  }

  private static String needed(Call call, String name) {
    return call.query(name).orElseThrow(() -> wrong(name, "this is needed"));
  }

  private static ProblemException wrong(String name, String detail) {
    return ProblemException.field("/" + name, "value", detail);
  }

  /// RFC 6749 5.2.
  private static HttpResponse error(String code) {
    return noStore(
        Answer.text(
            400,
            "application/json",
            RecordJson.text(JsonNodeFactory.instance.objectNode().put("error", code))));
  }

  private static HttpResponse noStore(HttpResponse answer) {
    return answer.with("Cache-Control", "no-store");
  }

  private static TokenIssue.Device device(Call call, String client) {
    return new TokenIssue.Device(client, device(call), instance(call));
  }

  /// Two requests of one instance come from one address and one program.
  private static String instance(Call call) {
    return OpaqueToken.sha256(call.request().address() + "\n" + device(call)).substring(0, 32);
  }

  private static String device(Call call) {
    String agent = call.request().header("user-agent").orElse("unknown");
    return agent.substring(0, Math.min(120, agent.length()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
