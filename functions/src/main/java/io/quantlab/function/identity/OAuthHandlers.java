package io.quantlab.function.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.quantlab.platform.key.Signer;
import io.quantlab.platform.mail.Letter;
import io.quantlab.platform.mail.Mailer;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.OnceKind;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Ids;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// OAuth 2.0: authorization code with PKCE S256, refresh, revocation (RFC 6749, 7636, 7009, 8414,
/// 9207, checked against RFC 9700). No implicit grant, no password grant.
public final class OAuthHandlers implements Handlers.Group {
  private static final int COORDINATE_BYTES = 32;

  private final Identities identities;
  private final TokenIssue issue;
  private final Authenticator authenticator;
  private final Signer signer;
  private final Envelope envelope;
  private final Mailer mailer;
  private final Ids ids;
  private final String origin;

  public OAuthHandlers(
      Identities identities,
      TokenIssue issue,
      Authenticator authenticator,
      Signer signer,
      Envelope envelope,
      Mailer mailer,
      Ids ids,
      String origin) {
    this.identities = identities;
    this.issue = issue;
    this.authenticator = authenticator;
    this.signer = signer;
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
        .on(IdentityRoutes.REVOKE, this::revoke)
        .on(IdentityRoutes.METADATA, _ -> metadata())
        .on(IdentityRoutes.KEYS, _ -> keys());
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
    Optional<Person.Once> login =
        Optional.ofNullable(call.request().cookies().get(LoginHandlers.COOKIE))
            .flatMap(token -> identities.takeOnce(OnceKind.LOGIN, OpaqueToken.sha256(token)));
    if (login.isEmpty()) {
      return back(redirect, state, "error=login_required");
    }
    OpaqueToken code = OpaqueToken.fresh(ids);
    String data = RecordJson.write(new CodeData(client.id(), redirect, challenge));
    identities.saveOnce(OnceKind.CODE, code.hash(), new Person.Once(login.get().user(), data));
    return back(redirect, state, "code=" + code.text());
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
      default -> error("unsupported_grant_type");
    };
  }

  private HttpResponse byCode(Call call, IdentityBodies.TokenRequest body) {
    if (body.code().isEmpty() || body.code_verifier().isEmpty() || body.redirect_uri().isEmpty()) {
      return error("invalid_request");
    }
    Optional<Person.Once> once =
        identities.takeOnce(OnceKind.CODE, OpaqueToken.sha256(body.code().get()));
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
    return noStore(
        Answer.json(
            200, issue.start(once.get().user(), data.client(), instance(call), device(call))));
  }

  private HttpResponse byRefresh(Call call, IdentityBodies.TokenRequest body) {
    if (body.refresh_token().isEmpty()) {
      return error("invalid_request");
    }
    return switch (issue.turn(body.refresh_token().get(), instance(call))) {
      case TokenIssue.Turned.Fresh fresh -> noStore(Answer.json(200, fresh.tokens()));
      case TokenIssue.Turned.Unknown _ -> error("invalid_grant");
      case TokenIssue.Turned.Reused reused -> {
        warn(reused.user());
        yield error("invalid_grant");
      }
    };
  }

  private void warn(Id user) {
    Person.User known = identities.user(user).orElseThrow();
    String email = envelope.open(known.sealedEmail(), user.text());
    mailer.send(new Letter(Letter.Kind.REUSED, email, origin));
  }

  /// Answers 200 whatever the token was (RFC 7009 2.2).
  private HttpResponse revoke(Call call) {
    String token = call.body(IdentityBodies.RevokeRequest.class).token();
    identities
        .refresh(OpaqueToken.sha256(token))
        .ifPresent(refresh -> {
          identities.endSession(refresh.session());
          authenticator.forget(refresh.session());
        });
    return Answer.text(200, "application/json", "{}");
  }

  private HttpResponse metadata() {
    ObjectNode tree =
        node()
            .put("issuer", origin)
            .put("authorization_endpoint", origin + "/oauth2/authorize")
            .put("token_endpoint", origin + "/oauth2/token")
            .put("revocation_endpoint", origin + "/oauth2/revoke")
            .put("jwks_uri", origin + "/.well-known/jwks.json")
            .put("authorization_response_iss_parameter_supported", true);
    tree.putArray("response_types_supported").add("code");
    tree.putArray("grant_types_supported").add("authorization_code").add("refresh_token");
    tree.putArray("code_challenge_methods_supported").add("S256");
    tree.putArray("token_endpoint_auth_methods_supported").add("none");
    return Answer.text(200, "application/json", RecordJson.text(tree));
  }

  private HttpResponse keys() {
    ObjectNode tree = node();
    signer
        .publicKeys()
        .forEach((id, key) ->
            tree.withArray("keys")
                .addObject()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", id)
                .put("x", coordinate(key.getW().getAffineX()))
                .put("y", coordinate(key.getW().getAffineY())));
    return Answer.text(200, "application/json", RecordJson.text(tree));
  }

  /// 32 bytes, big-endian (RFC 7518 6.2.1.2).
  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] full = new byte[COORDINATE_BYTES];
    int skip = Math.max(0, bytes.length - COORDINATE_BYTES);
    System.arraycopy(
        bytes, skip, full, COORDINATE_BYTES - bytes.length + skip, bytes.length - skip);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(full);
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
        Answer.text(400, "application/json", RecordJson.text(node().put("error", code))));
  }

  private static HttpResponse noStore(HttpResponse answer) {
    return answer.with("Cache-Control", "no-store");
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

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
