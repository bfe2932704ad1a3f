package io.quantlab.function.wiring;

import com.amazonaws.services.lambda.runtime.Context;
import io.quantlab.function.http.Authenticator;
import io.quantlab.function.http.GatewayEvents;
import io.quantlab.function.http.HttpFunction;
import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.Method;
import io.quantlab.platform.api.Owner;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.Routes;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import io.quantlab.platform.tenant.TenantId;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a function does before its snapshot is taken, so that the first request after a restore
/// finds classes loaded and code compiled (platform contract PN-2): every codec with its example,
/// every read through the whole of the pipeline and the store, one write, a login, a script, a run.
///
/// All of it in the name of a tenant that is nobody's, under keys that nobody else has. What is
/// away is an answer like any other here: then less is warm.
final class WarmUp {
  /// A tenant without members; its few rows are of no account.
  static final TenantId TENANT = new TenantId("warm000000");

  private static final int ROUNDS = 3;
  private static final String JSON = "application/json";

  private final HttpFunction function;
  private final AccessTokens tokens;
  private final Authenticator authenticator;
  private final Ids ids;
  private final Surroundings around;

  @Inject
  WarmUp(
      HttpFunction function,
      AccessTokens tokens,
      Authenticator authenticator,
      Ids ids,
      Surroundings around) {
    this.function = function;
    this.tokens = tokens;
    this.authenticator = authenticator;
    this.ids = ids;
    this.around = around;
  }

  void run(Owner owner) {
    Id session = ids.next(IdKind.SESSION);
    Caller caller =
        new Caller(
            TENANT,
            new Id(IdKind.USER, "0".repeat(26)),
            Optional.of(session),
            Optional.empty(),
            Set.of(Role.OWNER),
            Set.copyOf(Scope.all()),
            1,
            around.clock().instant());
    String bearer = "Bearer " + tokens.issue(caller);
    for (int round = 0; round < ROUNDS; round++) {
      authenticator.remember(session, caller.permissionVersion());
      Routes.of(owner).routes().forEach(route -> visit(route, bearer));
      switch (owner) {
        case IDENTITY ->
            post(
                "/v1/identity/login",
                bearer,
                "{\"email\":\"nobody@example.org\",\"password\":\"a sentence of nobody\"}");
        case API -> {
          post("/v1/scripts:check", bearer, "{\"text\":\"plot(sma(close, 5))\"}");
          post("/v1/scripts", bearer, "{\"title\":\"Warm\",\"text\":\"plot(close)\"}");
        }
      }
    }
    if (owner == Owner.API) {
      around.desk().warmUp();
    }
  }

  private void visit(Route route, String bearer) {
    route
        .request()
        .ifPresent(
            type -> RecordJson.decode(type, route.example().getBytes(StandardCharsets.UTF_8)));
    if (route.method() == Method.GET) {
      send("GET", route.path().replaceAll("\\{[a-z]+}", "warm"), bearer, "");
    }
  }

  private void post(String path, String bearer, String body) {
    send("POST", path, bearer, body);
  }

  private void send(String method, String path, String bearer, String body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("authorization", bearer);
    if (!body.isEmpty()) {
      headers.put("content-type", JSON);
      headers.put("idempotency-key", "warm-up");
    }
    HttpRequest request =
        new HttpRequest(
            method,
            path,
            Map.of(),
            headers,
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            "127.0.0.1");
    byte[] event = GatewayEvents.event(request, "").getBytes(StandardCharsets.UTF_8);
    Context context = new PlainContext("warm-up", System.nanoTime() + PlainContext.USUAL_NANOS);
    try {
      function.handleRequest(
          new ByteArrayInputStream(event), OutputStream.nullOutputStream(), context);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }
}
