package io.quantlab.function.http;

import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.store.Idempotency;
import io.quantlab.platform.store.Idempotency.Claimed;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Makes a repeated request have one effect (platform contract PH-5).
public final class OnceOnly {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final Idempotency claims;
  private final Ids ids;

  public OnceOnly(Idempotency claims, Ids ids) {
    this.claims = claims;
    this.ids = ids;
  }

  /// Runs a request, or gives the answer it got before.
  ///
  /// @param work takes the ULID of what it makes
  HttpResponse run(
      Route route, HttpRequest request, Caller caller, Function<String, HttpResponse> work) {
    String shown =
        request
            .header("idempotency-key")
            .filter(key -> KEY.matcher(key).matches())
            .orElseThrow(() ->
                ProblemException.of(
                    ProblemType.MALFORMED,
                    "Send Idempotency-Key: 1 to 255 visible characters, fresh for each thing made."));
    String key = OpaqueToken.sha256(route.name() + "\n" + caller.user() + "\n" + shown);
    String bodyHash =
        OpaqueToken.sha256(
            request.path() + "\n" + new String(request.body(), StandardCharsets.ISO_8859_1));
    String ulid = ids.next(IdKind.EVENT).ulid();
    return switch (claims.claim(caller.tenant(), key, bodyHash, ulid)) {
      case Claimed.Answered answered ->
          new HttpResponse(
                  answered.answer().status(),
                  answered.answer().headers(),
                  answered.answer().body().getBytes(StandardCharsets.UTF_8))
              .with("Idempotent-Replayed", "true");
      case Claimed.OtherBody _ ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_MISMATCH, "Take a fresh key for another request.");
      case Claimed.Running _ ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_IN_PROGRESS, "Ask again in a moment.", "Retry-After", "1");
      case Claimed.Ours ours -> first(caller, key, bodyHash, ours, work);
    };
  }

  /// What is refused before it had an effect is not kept, so that a corrected request may use the
  /// key.
  private HttpResponse first(
      Caller caller,
      String key,
      String bodyHash,
      Claimed.Ours ours,
      Function<String, HttpResponse> work) {
    HttpResponse answer;
    try {
      answer = work.apply(ours.ulid());
    } catch (ProblemException e) {
      claims.release(caller.tenant(), key);
      throw e;
    }
    Map<String, String> headers = answer.headers();
    claims.answer(
        caller.tenant(),
        key,
        bodyHash,
        ours,
        new Idempotency.Stored(
            answer.status(), headers, new String(answer.body(), StandardCharsets.UTF_8)));
    return answer;
  }
}
