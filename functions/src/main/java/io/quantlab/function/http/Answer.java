package io.quantlab.function.http;

import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Answers as handlers give them.
public final class Answer {
  private Answer() {}

  /// A document.
  public static HttpResponse json(int status, Record body) {
    return text(status, "application/json", RecordJson.write(body));
  }

  /// A document with the tag of its version.
  public static HttpResponse versioned(int status, long version, Record body) {
    return json(status, body).with("ETag", tag(version));
  }

  /// A document with the tag of its version, or 304 when the caller has it already.
  public static HttpResponse versioned(Call call, long version, Record body) {
    boolean known = call.request().header("if-none-match").filter(tag(version)::equals).isPresent();
    return known
        ? new HttpResponse(304, Map.of("ETag", tag(version)), new byte[0])
        : versioned(200, version, body);
  }

  private static String tag(long version) {
    return "\"v" + version + "\"";
  }

  /// Something made, with its place.
  public static HttpResponse created(String place, Record body) {
    return json(201, body).with("Location", place);
  }

  /// Something made, with its place and the tag of its version.
  public static HttpResponse created(String place, long version, Record body) {
    return created(place, body).with("ETag", tag(version));
  }

  /// Nothing to say.
  public static HttpResponse empty() {
    return new HttpResponse(204, Map.of(), new byte[0]);
  }

  /// Look there.
  public static HttpResponse redirect(String to) {
    return new HttpResponse(302, Map.of("Location", to), new byte[0]);
  }

  /// A text of a type.
  public static HttpResponse text(int status, String type, String text) {
    return new HttpResponse(
        status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same with a cookie.
  public static HttpResponse with(HttpResponse answer, String cookie) {
    return new HttpResponse(answer.status(), answer.headers(), List.of(cookie), answer.body());
  }
}
