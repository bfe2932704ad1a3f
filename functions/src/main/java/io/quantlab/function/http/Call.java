package io.quantlab.function.http;

import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Once;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One request on its way to its handler: who calls, what the path and the body say.
///
/// @param body the decoded body, `null` when the route has none
/// @param ulid what the request makes has its id from here, so a repeated request makes the same
/// @param keeper makes the row of an answer that is kept with its effect, where a handler does that
public record Call(
    Route route,
    HttpRequest request,
    Map<String, String> variables,
    Optional<Caller> identified,
    Record body,
    String requestId,
    String ulid,
    Optional<Function<HttpResponse, Once>> keeper) {
  private static final Pattern TAG = Pattern.compile("\"v(0|[1-9][0-9]{0,17})\"");

  /// Who calls a route that is not for everybody.
  public Caller caller() {
    return identified.orElseThrow();
  }

  public TenantId tenant() {
    return caller().tenant();
  }

  /// The body of a route that has one.
  public <T> T body(Class<T> type) {
    return type.cast(body);
  }

  /// The id in the path; one that has no such form is not found, as an absent one is.
  public Id id(IdKind kind) {
    return Id.parse(kind, variables.get("id")).orElseThrow(ProblemException::notFound);
  }

  /// The id of what this request makes.
  public Id fresh(IdKind kind) {
    return new Id(kind, ulid);
  }

  /// The answer as a part of the change it tells of.
  public Once keeping(HttpResponse answer) {
    return keeper.orElseThrow().apply(answer);
  }

  /// A parameter after the question mark.
  public Optional<String> query(String name) {
    return Optional.ofNullable(request.query().get(name));
  }

  /// The version that `If-Match` demands.
  public long version() {
    String tag =
        request
            .header("if-match")
            .orElseThrow(() ->
                ProblemException.of(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of what you saw."));
    Matcher matcher = TAG.matcher(tag);
    if (!matcher.matches()) {
      throw ProblemException.of(ProblemType.MALFORMED, "If-Match is an ETag such as \"v3\".");
    }
    return Long.parseLong(matcher.group(1));
  }

  /// Refuses when something was changed since the client saw it.
  public void requireVersion(long present) {
    if (version() != present) {
      throw ProblemException.of(
          ProblemType.PRECONDITION,
          "It has version v" + present + " now.",
          "ETag",
          "\"v" + present + "\"");
    }
  }

  /// Refuses when a write found something changed after it was read.
  public void requireDone(boolean done) {
    if (!done) {
      throw ProblemException.of(
          ProblemType.PRECONDITION, "It was changed in this moment; read it again.");
    }
  }

  /// The audit record of what this request does.
  public Audited audited(String action, Id subject, String after) {
    Caller caller = caller();
    return new Audited(
        caller.user(), caller.user(), caller.actor(), action, subject, after, requestId);
  }
}
