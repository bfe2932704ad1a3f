package io.quantlab.fargate.cli.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The service as the client `cli` of its OAuth2 routes.
final class Service {
  static final String CLIENT = "cli";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long EARLY_MILLIS = 30_000;

  private final String server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /// @param server its address
  Service(String server) {
    this.server = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
  }

  String server() {
    return server;
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Asks for tokens; nothing when the grant does not count any more.
  Optional<Credentials.Tokens> tokens(Map<String, String> grant) {
    HttpResponse<String> answer = post("/oauth2/token", grant);
    if (answer.statusCode() == 400) {
      return Optional.empty();
    }
    JsonNode tokens = body(answer);
    return Optional.of(
        new Credentials.Tokens(
            server,
            tokens.path("access_token").asText(),
            tokens.path("refresh_token").asText(),
            System.currentTimeMillis() + tokens.path("expires_in").asLong() * 1000));
  }

  void revoke(String refreshToken) {
    post("/oauth2/revoke", Map.of("client_id", CLIENT, "token", refreshToken));
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) {
    return send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields))));
  }

  /// A document of the service, with a token that counts.
  static JsonNode get(Credentials credentials, String path) {
    Credentials.Tokens tokens = live(credentials);
    Service service = new Service(tokens.server());
    return service.body(
        service.send(
            HttpRequest.newBuilder(URI.create(service.server + path))
                .header("Authorization", "Bearer " + tokens.accessToken())));
  }

  /// The tokens of the login, turned over when the access token is about to end.
  static Credentials.Tokens live(Credentials credentials) {
    Credentials.Tokens tokens = credentials.read();
    if (tokens.expiresAtMillis() - EARLY_MILLIS > System.currentTimeMillis()) {
      return tokens;
    }
    Map<String, String> grant =
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            CLIENT,
            "refresh_token",
            tokens.refreshToken());
    Credentials.Tokens next = new Service(tokens.server()).tokens(grant).orElseThrow(Service::over);
    credentials.write(next);
    return next;
  }

  private static Failure over() {
    return new Failure(ExitCode.FAILED, "The login has ended.", "Log in again: ./quantlab login");
  }

  private JsonNode body(HttpResponse<String> answer) {
    if (answer.statusCode() == 401) {
      throw over();
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      if (answer.statusCode() >= 400) {
        throw new Failure(
            ExitCode.FAILED,
            server + " answered " + answer.statusCode() + ": " + body.path("detail").asText(),
            "");
      }
      return body;
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED, server + " answered with something that is no JSON.", "", e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED,
          "Nothing answers at " + server + ".",
          "Is it running? ./quantlab status; another address: --server",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "Stopped.", "", e);
    }
  }
}
