package io.quantlab.local.gateway;

import io.quantlab.platform.api.Installation;
import io.quantlab.platform.api.Method;
import io.quantlab.platform.api.RouteTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Calls of browsers from other origins (Fetch standard, "CORS protocol"): the installation names
/// the origins, one by one; never a wildcard, because calls carry credentials (platform contract
/// PH-9).
final class CrossOrigin {
  private static final String SENT =
      "authorization, content-type, idempotency-key, if-match, if-none-match, request-id,"
          + " traceparent, x-deadline-ms";
  private static final String SHOWN =
      "ETag, Idempotent-Replayed, Link, Location, RateLimit, RateLimit-Policy, Request-Id,"
          + " Retry-After";
  private static final String LIFE_SECONDS = "600";

  private final RouteTable routes;
  private final Supplier<Installation> installation;

  CrossOrigin(RouteTable routes, Supplier<Installation> installation) {
    this.routes = routes;
    this.installation = installation;
  }

  private Optional<String> allowed(Map<String, String> headers) {
    return Optional.ofNullable(headers.get("origin")).filter(installation.get()::allows);
  }

  /// Whether a request asks what it may send, before it sends it.
  static boolean isPreflight(String method, Map<String, String> headers) {
    return method.equals("OPTIONS")
        && headers.containsKey("origin")
        && headers.containsKey("access-control-request-method");
  }

  /// The headers that answer such a question; nothing for an origin that may not call, so that the
  /// browser refuses.
  Map<String, String> preflight(String path, Map<String, String> headers) {
    Map<String, String> answer = new HashMap<>(Map.of("Vary", "Origin"));
    Set<String> methods = methods(path);
    if (allowed(headers).isPresent() && !methods.isEmpty()) {
      answer.putAll(granted(allowed(headers).get()));
      answer.put("Access-Control-Allow-Methods", String.join(", ", methods));
      answer.put("Access-Control-Allow-Headers", SENT);
      answer.put("Access-Control-Max-Age", LIFE_SECONDS);
    }
    return answer;
  }

  private Set<String> methods(String path) {
    Set<String> known = new TreeSet<>();
    for (Method method : Method.values()) {
      if (routes.match(method.name(), path) instanceof RouteTable.Match.Found) {
        known.add(method.name());
      }
    }
    return known;
  }

  /// What an answer says to the browser beside its own headers.
  Map<String, String> answered(Map<String, String> headers) {
    Map<String, String> answer = new HashMap<>(Map.of("Vary", "Origin"));
    allowed(headers)
        .ifPresent(origin -> {
          answer.putAll(granted(origin));
          answer.put("Access-Control-Expose-Headers", SHOWN);
        });
    return answer;
  }

  private static Map<String, String> granted(String origin) {
    return Map.of(
        "Access-Control-Allow-Origin", origin, "Access-Control-Allow-Credentials", "true");
  }
}
