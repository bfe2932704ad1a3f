package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.TestCloud;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Browsers on other origins, and what every answer tells a browser (platform contract PH-9). The
/// requests are written byte by byte, because the client of the JDK sends no `Origin`.
final class CrossOriginTest {
  private static final String APP = "https://app.example.org";
  private static final TestCloud CLOUD = TestCloud.shared();

  @BeforeAll
  static void allow() {
    CLOUD.install("webOrigins", "[\"" + APP + "\"]");
  }

  /// Status and headers of the answer, names in lower case.
  private record Heard(int status, Map<String, String> headers) {}

  private static Heard ask(String method, String path, String... headers) throws IOException {
    URI origin = URI.create(CLOUD.platform.origin());
    StringBuilder request =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n");
    try (Socket socket = new Socket("localhost", origin.getPort())) {
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      int status = Integer.parseInt(in.readLine().split(" ")[1]);
      Map<String, String> all = new TreeMap<>();
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        int colon = line.indexOf(':');
        all.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      return new Heard(status, all);
    }
  }

  @Test
  @DisplayName("PH-9: a preflight of an allowed origin names methods and headers, never a wildcard")
  void preflight() throws IOException {
    Heard heard =
        ask(
            "OPTIONS",
            "/v1/scripts/scr_x",
            "Origin",
            APP,
            "Access-Control-Request-Method",
            "PATCH",
            "Access-Control-Request-Headers",
            "authorization, if-match");
    assertEquals(204, heard.status());
    assertEquals(APP, heard.headers().get("access-control-allow-origin"));
    assertEquals("true", heard.headers().get("access-control-allow-credentials"));
    assertEquals("DELETE, GET, PATCH", heard.headers().get("access-control-allow-methods"));
    assertTrue(heard.headers().get("access-control-allow-headers").contains("if-match"));
    assertEquals("Origin", heard.headers().get("vary"));
  }

  @Test
  @DisplayName("PH-9: another origin is granted nothing, neither before nor with its call")
  void otherOrigin() throws IOException {
    String[] other = {"Origin", "https://app.example.org.evil.example"};
    Heard asked =
        ask("OPTIONS", "/v1/scripts", other[0], other[1], "Access-Control-Request-Method", "GET");
    Heard called = ask("GET", "/v1/health", other);
    for (Heard heard : new Heard[] {asked, called}) {
      assertTrue(
          heard.headers().keySet().stream().noneMatch(name -> name.startsWith("access-control")),
          heard::toString);
      assertEquals("Origin", heard.headers().get("vary"));
    }
    assertEquals(200, called.status());
  }

  @Test
  @DisplayName("an allowed origin reads ETag and Location; refusals are readable too")
  void answer() throws IOException {
    Heard heard = ask("GET", "/v1/scripts", "Origin", APP);
    assertEquals(401, heard.status());
    assertEquals(APP, heard.headers().get("access-control-allow-origin"));
    assertTrue(heard.headers().get("access-control-expose-headers").contains("ETag"));
  }

  @Test
  @DisplayName("every answer carries the security headers")
  void securityHeaders() {
    Api api = new Api(CLOUD);
    for (String path : new String[] {"/v1/health", "/v1/none", "/login"}) {
      Api.Got got = api.get(path);
      for (String name :
          new String[] {
            "x-content-type-options",
            "referrer-policy",
            "content-security-policy",
            "x-frame-options",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy"
          }) {
        assertTrue(got.raw().headers().firstValue(name).isPresent(), path + " lacks " + name);
      }
    }
  }
}
