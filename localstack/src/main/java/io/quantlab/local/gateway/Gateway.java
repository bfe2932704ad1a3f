package io.quantlab.local.gateway;

import io.quantlab.fargate.transport.Exchange;
import io.quantlab.fargate.transport.HttpServer;
import io.quantlab.fargate.transport.Reply;
import io.quantlab.function.http.GatewayEvents;
import io.quantlab.local.runtime.FunctionFailure;
import io.quantlab.local.runtime.Functions;
import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.Installation;
import io.quantlab.platform.api.Owner;
import io.quantlab.platform.api.Problem;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.RouteTable;
import io.quantlab.platform.route.Routes;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Takes requests from the network, makes the event of payload format 2.0, calls the function that
/// owns the route.
///
/// A path or a method no route knows goes to the function `api`, which says so as it does in the
/// cloud behind a catch-all route.
public final class Gateway implements AutoCloseable {
  private static final int MAX_BODY = 4 << 20;
  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Map<String, String> SECURITY =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
          "X-Frame-Options", "DENY");

  private final RouteTable routes = Routes.table();
  private final Ids ids = new Ids(InstantSource.system());
  private final Functions functions;
  private final CrossOrigin crossOrigin;
  private final Consumer<String> tell;
  private final HttpServer server;

  private Gateway(
      int port, Functions functions, Supplier<Installation> installation, Consumer<String> tell) {
    this.functions = functions;
    this.crossOrigin = new CrossOrigin(routes, installation);
    this.tell = tell;
    this.server =
        HttpServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            MAX_BODY,
            SILENCE,
            this::answer);
  }

  /// Listens on a port of the loopback address; 0 takes a free one.
  ///
  /// @param installation says which origins may call
  /// @param tell hears of calls without an answer
  public static Gateway start(
      int port, Functions functions, Supplier<Installation> installation, Consumer<String> tell) {
    return new Gateway(port, functions, installation, tell);
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  private Reply answer(Exchange exchange) {
    int mark = exchange.target().indexOf('?');
    String path = mark < 0 ? exchange.target() : exchange.target().substring(0, mark);
    String query = mark < 0 ? "" : exchange.target().substring(mark + 1);
    if (CrossOrigin.isPreflight(exchange.method(), exchange.headers())) {
      Map<String, String> headers = new HashMap<>(SECURITY);
      headers.putAll(crossOrigin.preflight(path, exchange.headers()));
      return new Reply(204, headers, List.of(), new byte[0]);
    }
    HttpRequest request =
        new HttpRequest(
            exchange.method(),
            path,
            Map.of(),
            exchange.headers(),
            cookies(exchange.headers().getOrDefault("cookie", "")),
            exchange.body(),
            exchange.address());
    String id = request.id().orElseGet(() -> ids.next(IdKind.EVENT).ulid());
    HttpResponse response;
    try {
      String event = GatewayEvents.event(request, query);
      response = GatewayEvents.response(functions.invoke(owner(request.method(), path), event, id));
    } catch (FunctionFailure failure) {
      tell.accept(id + ": " + failure.getMessage());
      response = problem(failure.kind()).answer(path, id, Map.of()).with("Request-Id", id);
    }
    Map<String, String> headers = new HashMap<>(SECURITY);
    headers.putAll(crossOrigin.answered(exchange.headers()));
    headers.putAll(response.headers());
    return new Reply(response.status(), headers, response.cookies(), response.body());
  }

  /// A function that gave no answer is one error of the server; the cloud's gateway says no more.
  private static Problem problem(FunctionFailure.Kind kind) {
    return switch (kind) {
      case BROKEN -> Problem.of(ProblemType.INTERNAL, "The function failed.", List.of());
      case TIMED_OUT ->
          Problem.of(ProblemType.UNAVAILABLE, "The function took too long.", List.of());
      case BUSY -> Problem.of(ProblemType.UNAVAILABLE, "The function is busy.", List.of());
    };
  }

  private Owner owner(String method, String path) {
    return switch (routes.match(method, path)) {
      case RouteTable.Match.Found found -> found.route().owner();
      case RouteTable.Match.OtherMethods other -> ownerOf(path, other);
      case RouteTable.Match.Unknown _ -> Owner.API;
    };
  }

  /// All methods of a path have one owner.
  private Owner ownerOf(String path, RouteTable.Match.OtherMethods other) {
    String method = other.known().iterator().next().name();
    return routes.match(method, path) instanceof RouteTable.Match.Found found
        ? found.route().owner()
        : Owner.API;
  }

  private static Map<String, String> cookies(String header) {
    Map<String, String> cookies = new LinkedHashMap<>();
    for (String cookie : header.split(";")) {
      int equals = cookie.indexOf('=');
      if (equals > 0) {
        cookies.put(cookie.substring(0, equals).strip(), cookie.substring(equals + 1).strip());
      }
    }
    return cookies;
  }

  @Override
  public void close() {
    server.close();
  }
}
