package io.quantlab.function.http;

import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.Permission;
import io.quantlab.platform.api.Problem;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.RateClass;
import io.quantlab.platform.api.RateLimits;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.RouteTable;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.cloud.Deadline;
import io.quantlab.platform.cloud.Outage;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.store.Hold;
import io.quantlab.platform.store.Once;
import io.quantlab.platform.store.QuotaExceeded;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rules of every call, in their order (platform contract 8.2): size, request id, route, rate
/// of the address, authentication, permission, rate of the user, idempotency, decoding, handler,
/// problem or answer, log.
public final class Pipeline {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final String AWAY = "Something the service needs is away for a moment.";
  private static final String BEARER = "Bearer ";

  private final String name;
  private final RouteTable routes;
  private final Handlers handlers;
  private final Authenticator authenticator;
  private final RateLimits limits;
  private final OnceOnly onceOnly;
  private final RequestLog log;
  private final Ids ids;
  private final InstantSource clock;
  private final String logSalt;

  /// @param name of the function, for its log
  public Pipeline(
      String name,
      RouteTable routes,
      Handlers handlers,
      Authenticator authenticator,
      RateLimits limits,
      OnceOnly onceOnly,
      RequestLog log,
      Ids ids,
      InstantSource clock,
      String logSalt) {
    this.name = name;
    this.routes = routes;
    this.handlers = handlers;
    this.authenticator = authenticator;
    this.limits = limits;
    this.onceOnly = onceOnly;
    this.log = log;
    this.ids = ids;
    this.clock = clock;
    this.logSalt = logSalt;
  }

  /// What one request came to on its way, for its log line.
  private static final class Trace {
    String requestId;
    String route = "";
    Optional<Caller> caller = Optional.empty();
    String message = "";
    RateLimits.Outcome rate;
    RateClass rateClass;
  }

  /// Answers a request; what breaks is an answer too.
  ///
  /// @param by the call of the function it came with
  public HttpResponse handle(HttpRequest request, Invocation by) {
    long start = System.nanoTime();
    Trace trace = new Trace();
    trace.requestId = request.id().orElse(by.id());
    HttpResponse answer = answered(request, by, trace).with("Request-Id", trace.requestId);
    if (trace.rate != null) {
      answer =
          answer
              .with("RateLimit", "\"" + word(trace) + "\";r=" + trace.rate.remaining())
              .with(
                  "RateLimit-Policy",
                  "\""
                      + word(trace)
                      + "\";q="
                      + trace.rateClass.count()
                      + ";w="
                      + trace.rateClass.seconds());
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    log.write(
        new RequestLog.Line(
            clock.instant().toString(),
            name,
            trace.requestId,
            trace.route,
            trace.caller.map(caller -> caller.tenant().text()).orElse(""),
            trace.caller.map(this::maskedUser).orElse(""),
            answer.status(),
            millis,
            trace.message));
    return answer;
  }

  private static String word(Trace trace) {
    return trace.rateClass.name().toLowerCase(java.util.Locale.ROOT);
  }

  private String maskedUser(Caller caller) {
    return OpaqueToken.sha256(logSalt + caller.user()).substring(0, 16);
  }

  private HttpResponse answered(HttpRequest request, Invocation by, Trace trace) {
    try {
      return ScopedValue.where(Deadline.BOUND, Deadline.in(time(request, by)))
          .call(() -> routed(request, trace));
    } catch (ProblemException e) {
      trace.message = e.problem().type();
      return e.problem().answer(request.path(), trace.requestId, e.headers());
    } catch (Passwords.Busy e) {
      return broken(ProblemType.UNAVAILABLE, "Too many logins at once.", request, trace, e);
    } catch (RuntimeException e) {
      Optional<Outage> outage = Outage.of(e);
      return outage.isPresent()
          ? broken(ProblemType.UNAVAILABLE, AWAY, request, trace, e)
              .with("Retry-After", Integer.toString(outage.get().retryAfterSeconds()))
          : broken(ProblemType.INTERNAL, "The request id finds it in the logs.", request, trace, e);
    }
  }

  /// What the caller says he waits, at most what the function has.
  private static Duration time(HttpRequest request, Invocation by) {
    return request
        .header("x-deadline-ms")
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(text -> Duration.ofMillis(Long.parseLong(text)))
        .filter(time -> time.compareTo(by.left()) < 0)
        .orElse(by.left());
  }

  private static HttpResponse broken(
      ProblemType type, String detail, HttpRequest request, Trace trace, RuntimeException e) {
    trace.message = e + " " + List.of(e.getStackTrace()).stream().limit(6).toList();
    Map<String, String> headers =
        type == ProblemType.UNAVAILABLE ? Map.of("Retry-After", "1") : Map.of();
    return Problem.of(type, detail, List.of()).answer(request.path(), trace.requestId, headers);
  }

  private HttpResponse routed(HttpRequest request, Trace trace) {
    return switch (routes.match(request.method(), request.path())) {
      case RouteTable.Match.Unknown _ ->
          throw ProblemException.of(ProblemType.NOT_FOUND, "There is no such path.");
      case RouteTable.Match.OtherMethods other ->
          throw ProblemException.of(
              ProblemType.METHOD,
              "This path knows " + other.known() + ".",
              "Allow",
              other.known().stream().map(Enum::name).collect(Collectors.joining(", ")));
      case RouteTable.Match.Found found -> permitted(request, found, trace);
    };
  }

  private HttpResponse permitted(HttpRequest request, RouteTable.Match.Found found, Trace trace) {
    Route route = found.route();
    trace.route = route.name();
    if (request.body().length > route.maxBody()) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE,
          "The body of this route has at most " + route.maxBody() + " bytes.");
    }
    if (route.rate().isByAddress()) {
      count(route, request.address(), trace);
    }
    if (route.permission() instanceof Permission.Members members) {
      Caller caller = authenticated(request);
      trace.caller = Optional.of(caller);
      if (!route.permission().allows(caller)) {
        throw ProblemException.of(ProblemType.FORBIDDEN, refusal(members, caller));
      }
      if (!route.rate().isByAddress()) {
        count(route, caller.user().text(), trace);
      }
      if (route.has(Rule.STEP_UP)
          && caller.authenticatedAt().plus(FRESH).isBefore(clock.instant())) {
        throw ProblemException.of(
            ProblemType.FORBIDDEN, "Log in again first: this wants a credential of five minutes.");
      }
    }
    return handled(route, request, found.variables(), trace);
  }

  /// The login of a person reaches everything his roles do, but for one thing.
  private static String refusal(Permission.Members members, Caller caller) {
    return caller.session().isPresent()
            && caller.isAny(members.roles())
            && !caller.scopes().contains(members.scope())
        ? "Your role wants a second factor: set up TOTP with POST /v1/me/totp and take new tokens."
        : "This role or the scopes of this key do not reach that far.";
  }

  private HttpResponse handled(
      Route route, HttpRequest request, Map<String, String> variables, Trace trace) {
    if (handlers.keeps(route)) {
      return onceOnly.keeping(
          route,
          request,
          trace.caller.orElseThrow(),
          (ulid, keeper) ->
              handled(route, call(route, request, variables, trace, ulid, Optional.of(keeper))));
    }
    if (route.has(Rule.IDEMPOTENT)) {
      return onceOnly.run(
          route,
          request,
          trace.caller.orElseThrow(),
          ulid -> handled(route, call(route, request, variables, trace, ulid, Optional.empty())));
    }
    String ulid = ids.next(IdKind.EVENT).ulid();
    return handled(route, call(route, request, variables, trace, ulid, Optional.empty()));
  }

  private HttpResponse handled(Route route, Call call) {
    try {
      return handlers.of(route).handle(call);
    } catch (QuotaExceeded e) {
      Hold hold = e.hold();
      throw ProblemException.of(
          new Problem.Used(
              hold.quota().word(), hold.limit(), e.used(), hold.amount(), hold.quota().unit()),
          "The plan allows "
              + hold.limit()
              + " "
              + hold.quota().unit()
              + "; "
              + e.used()
              + " are in use and "
              + hold.amount()
              + " more were wanted; "
              + hold.quota().remedy()
              + ".");
    }
  }

  private Call call(
      Route route,
      HttpRequest request,
      Map<String, String> variables,
      Trace trace,
      String ulid,
      Optional<Function<HttpResponse, Once>> keeper) {
    return new Call(
        route,
        request,
        variables,
        trace.caller,
        Bodies.read(route, request),
        trace.requestId,
        ulid,
        keeper);
  }

  private Caller authenticated(HttpRequest request) {
    return request
        .header("authorization")
        .filter(header -> header.startsWith(BEARER))
        .flatMap(header -> authenticator.caller(header.substring(BEARER.length())))
        .orElseThrow(() ->
            ProblemException.of(
                ProblemType.UNAUTHENTICATED,
                "Send Authorization: Bearer with an access token or an API key.",
                "WWW-Authenticate",
                "Bearer"));
  }

  private void count(Route route, String who, Trace trace) {
    trace.rateClass = route.rate();
    trace.rate = limits.count(route.rate(), who);
    if (!trace.rate.allowed()) {
      throw ProblemException.of(
          ProblemType.RATE_LIMITED,
          "Slow down a little.",
          "Retry-After",
          Long.toString((trace.rate.retryAfterMillis() + 999) / 1000));
    }
  }
}
