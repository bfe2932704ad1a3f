package io.quantlab.function.http;

import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.store.Idempotency;
import io.quantlab.platform.store.Idempotency.Claimed;
import io.quantlab.platform.store.Once;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
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

  /// A request under its key.
  ///
  /// @param key SHA-256 of route, user and key
  /// @param bodyHash SHA-256 of path and body
  private record Keyed(String key, String bodyHash) {}

  private static Keyed keyed(Route route, HttpRequest request, Caller caller) {
    String shown =
        request
            .header("idempotency-key")
            .filter(key -> KEY.matcher(key).matches())
            .orElseThrow(() ->
                ProblemException.of(
                    ProblemType.MALFORMED,
                    "Send Idempotency-Key: 1 to 255 visible characters, fresh for each thing made."));
    return new Keyed(
        OpaqueToken.sha256(route.name() + "\n" + caller.user() + "\n" + shown),
        OpaqueToken.sha256(
            request.path() + "\n" + new String(request.body(), StandardCharsets.ISO_8859_1)));
  }

  /// Runs a request, or gives the answer it got before.
  ///
  /// @param work takes the ULID of what it makes
  HttpResponse run(
      Route route, HttpRequest request, Caller caller, Function<String, HttpResponse> work) {
    Keyed as = keyed(route, request, caller);
    String ulid = ids.next(IdKind.EVENT).ulid();
    Claimed claimed = claims.claim(caller.tenant(), as.key(), as.bodyHash(), ulid);
    return claimed instanceof Claimed.Ours ours ? first(caller, as, ours, work) : repeated(claimed);
  }

  /// Runs a request that keeps its answer in the transaction of its effect, or gives the answer it
  /// got before. Of several at once the transaction of one holds, and the others get its answer.
  ///
  /// @param work takes the ULID of what it makes, and what makes a row of its answer
  HttpResponse keeping(
      Route route,
      HttpRequest request,
      Caller caller,
      BiFunction<String, Function<HttpResponse, Once>, HttpResponse> work) {
    Keyed as = keyed(route, request, caller);
    String ulid = ids.next(IdKind.EVENT).ulid();
    try {
      return work.apply(
          ulid,
          answer -> claims.once(caller.tenant(), as.key(), as.bodyHash(), ulid, stored(answer)));
    } catch (Once.Taken _) {
      return repeated(
          claims.held(caller.tenant(), as.key(), as.bodyHash()).orElseGet(Claimed.Running::new));
    } catch (ProblemException e) {
      // A repeated request whose first effect changed what it is judged by gets its first answer.
      return claims
          .held(caller.tenant(), as.key(), as.bodyHash())
          .map(OnceOnly::repeated)
          .orElseThrow(() -> e);
    }
  }

  private static HttpResponse repeated(Claimed claimed) {
    return switch (claimed) {
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
      case Claimed.Ours _ -> throw new IllegalArgumentException("a key of ours is no repetition");
    };
  }

  private static Idempotency.Stored stored(HttpResponse answer) {
    return new Idempotency.Stored(
        answer.status(), answer.headers(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  /// What is refused before it had an effect is not kept, so that a corrected request may use the
  /// key.
  private HttpResponse first(
      Caller caller, Keyed as, Claimed.Ours ours, Function<String, HttpResponse> work) {
    HttpResponse answer;
    try {
      answer = work.apply(ours.ulid());
    } catch (ProblemException e) {
      claims.release(caller.tenant(), as.key());
      throw e;
    }
    claims.answer(caller.tenant(), as.key(), as.bodyHash(), ours, stored(answer));
    return answer;
  }
}
