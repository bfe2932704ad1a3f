package io.quantlab.function.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.json.RecordJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The gateway's events in payload format 2.0 (API Gateway developer guide, "Working with AWS
/// Lambda proxy integrations for HTTP APIs"), both ways.
public final class GatewayEvents {
  private GatewayEvents() {}

  /// The request in an event.
  public static HttpRequest request(String event) {
    JsonNode tree = RecordJson.tree(event);
    JsonNode http = tree.path("requestContext").path("http");
    Map<String, String> headers = new HashMap<>();
    tree.path("headers")
        .properties()
        .forEach(header ->
            headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    Map<String, String> cookies = new HashMap<>();
    tree.path("cookies")
        .forEach(cookie -> {
          int equals = cookie.asText().indexOf('=');
          if (equals > 0) {
            cookies.put(
                cookie.asText().substring(0, equals), cookie.asText().substring(equals + 1));
          }
        });
    String body = tree.path("body").asText("");
    return new HttpRequest(
        http.path("method").asText(),
        tree.path("rawPath").asText(),
        query(tree.path("rawQueryString").asText("")),
        headers,
        cookies,
        tree.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8),
        http.path("sourceIp").asText());
  }

  /// The event of a request, as the gateway makes it.
  public static String event(HttpRequest request, String rawQuery) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("rawPath", request.path()).put("rawQueryString", rawQuery);
    ObjectNode headers = event.putObject("headers");
    request.headers().forEach(headers::put);
    if (!request.cookies().isEmpty()) {
      request
          .cookies()
          .forEach((name, value) -> event.withArray("cookies").add(name + "=" + value));
    }
    event
        .putObject("requestContext")
        .putObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("sourceIp", request.address());
    if (request.body().length > 0) {
      event
          .put("body", Base64.getEncoder().encodeToString(request.body()))
          .put("isBase64Encoded", true);
    }
    return RecordJson.text(event);
  }

  /// The answer of a function.
  public static String answer(HttpResponse response) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("statusCode", response.status());
    ObjectNode headers = answer.putObject("headers");
    response.headers().forEach(headers::put);
    if (!response.cookies().isEmpty()) {
      response.cookies().forEach(answer.withArray("cookies")::add);
    }
    return RecordJson.text(
        answer
            .put("body", new String(response.body(), StandardCharsets.UTF_8))
            .put("isBase64Encoded", false));
  }

  /// The response in a function's answer, as the gateway reads it.
  public static HttpResponse response(String answer) {
    JsonNode tree = RecordJson.tree(answer);
    Map<String, String> headers = new HashMap<>();
    tree.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    java.util.List<String> cookies = new java.util.ArrayList<>();
    tree.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
    return new HttpResponse(
        tree.path("statusCode").asInt(),
        headers,
        cookies,
        tree.path("body").asText("").getBytes(StandardCharsets.UTF_8));
  }

  /// The parameters of a query; of several with one name the last counts.
  public static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        query.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
