package io.quantlab.local.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.up.LocalPlatform;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A client of the API as an outsider writes one: HTTP and nothing else.
public final class Api {
  /// The password of everybody.
  public static final String PASSWORD = "a long sentence of mine";

  private static final String REDIRECT = "http://127.0.0.1:7777/callback";
  private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

  private final LocalPlatform platform;
  private final HttpClient http;
  private String cookie;
  private String bearer;
  private String refresh;

  public Api(TestCloud cloud) {
    this(cloud.platform);
  }

  public Api(LocalPlatform platform) {
    this.platform = platform;
    this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /// An answer with its body as JSON, where it is JSON.
  public record Got(int status, JsonNode body, HttpResponse<byte[]> raw) {
    public String text(String name) {
      return body.path(name).asText();
    }
  }

  /// Sends a request.
  ///
  /// @param headers names and values in turn
  public Got send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(platform.origin() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    Map<String, String> all = new LinkedHashMap<>();
    if (body != null) {
      all.put("Content-Type", "application/json");
    }
    if (bearer != null) {
      all.put("Authorization", "Bearer " + bearer);
    }
    if (cookie != null) {
      all.put("Cookie", cookie);
    }
    if (method.equals("POST")) {
      all.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    all.forEach(request::header);
    return got(request.build());
  }

  private Got got(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      response
          .headers()
          .firstValue("set-cookie")
          .ifPresent(line -> cookie = line.substring(0, line.indexOf(';')));
      String type = response.headers().firstValue("content-type").orElse("");
      String text = new String(response.body(), StandardCharsets.UTF_8);
      return new Got(
          response.statusCode(),
          type.contains("json") ? RecordJson.tree(text) : RecordJson.tree("{}"),
          response);
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().toString(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Got get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Got post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /// Puts bytes to a presigned address.
  public int put(JsonNode started, byte[] bytes) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(started.get("url").asText()))
            .PUT(BodyPublishers.ofByteArray(bytes));
    started
        .get("headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().asText()));
    return got(request.build()).status();
  }

  /// Reads an absolute address without credentials.
  public byte[] read(String address) {
    return got(HttpRequest.newBuilder(URI.create(address)).build()).raw().body();
  }

  /// Signs up, follows the link, logs in and takes tokens.
  ///
  /// @return the address
  public String join() {
    String email = "u" + UUID.randomUUID().toString().substring(0, 12) + "@example.org";
    post(
        "/v1/identity/sign-up",
        "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"name\":\"U\"}");
    post("/v1/identity/verify", "{\"token\":\"" + lettersTo(email).getLast() + "\"}");
    logIn(email, PASSWORD);
    return email;
  }

  /// Logs in and takes tokens through the authorization code.
  public void logIn(String email, String password) {
    Got login =
        post(
            "/v1/identity/login",
            "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    if (login.status() != 200) {
      throw new IllegalStateException("login: " + login);
    }
    takeTokens();
  }

  /// Takes tokens for the login whose cookie this client holds.
  public Got takeTokens() {
    String verifier = OpaqueToken.sha256(UUID.randomUUID().toString());
    String challenge =
        Base64.getUrlEncoder().withoutPadding().encodeToString(OpaqueToken.digest(verifier));
    Got authorized =
        get(
            "/oauth2/authorize?response_type=code&client_id=cli&state=xyz&redirect_uri="
                + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8)
                + "&code_challenge_method=S256&code_challenge="
                + challenge);
    String place = authorized.raw().headers().firstValue("location").orElse("");
    Matcher code = Pattern.compile("code=([A-Za-z0-9_-]{43})&state=xyz&iss=").matcher(place);
    if (!code.find()) {
      throw new IllegalStateException("no code in " + place);
    }
    Got tokens =
        form(
            "/oauth2/token",
            "grant_type=authorization_code&client_id=cli&code="
                + code.group(1)
                + "&redirect_uri="
                + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8)
                + "&code_verifier="
                + verifier);
    bearer = tokens.text("access_token");
    refresh = tokens.text("refresh_token");
    return tokens;
  }

  /// Sends a form.
  public Got form(String path, String form) {
    return post(path, form, "Content-Type", "application/x-www-form-urlencoded");
  }

  /// The tokens of the links in the letters to an address, the oldest first.
  public List<String> lettersTo(String email) {
    try (Stream<Path> files = Files.list(platform.mail())) {
      return files
          .sorted()
          .map(Api::text)
          .filter(text -> text.startsWith("To: " + email + "\n"))
          .map(TOKEN::matcher)
          .filter(Matcher::find)
          .map(matcher -> matcher.group(1))
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String bearer() {
    return bearer;
  }

  public void bearer(String token) {
    bearer = token;
  }

  public String refresh() {
    return refresh;
  }
}
