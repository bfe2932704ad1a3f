package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.LocalIssuer;
import io.quantlab.local.testkit.TestCloud;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Login at another issuer, a real one on this machine (platform contract PA-7).
final class FederationTest {
  private static final String REDIRECT = "http://127.0.0.1:7777/callback";
  private static final Pattern LINK = Pattern.compile("name=\"link\" value=\"([^\"]+)\"");

  private final TestCloud cloud = TestCloud.shared();
  private final String name = "corp" + UUID.randomUUID().toString().substring(0, 6);
  private LocalIssuer issuer;

  @BeforeEach
  void start() throws Exception {
    issuer = new LocalIssuer();
    issuer.email = "grace-" + UUID.randomUUID() + "@example.org";
    cloud.install("issuers", "[" + entry(name, true) + "," + entry(name + "-closed", false) + "]");
  }

  private String entry(String as, boolean signUp) {
    return "{\"name\":\""
        + as
        + "\",\"issuer\":\""
        + issuer.issuer()
        + "\",\"clientId\":\"quantlab\",\"clientSecret\":\"a secret\",\"signUp\":"
        + signUp
        + "}";
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private static final String BACK =
      "response_type=code&client_id=cli&redirect_uri="
          + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8)
          + "&code_challenge_method=S256&code_challenge="
          + "A".repeat(43);

  /// Where the issuer sends the browser back to, when it begins the login there.
  private String callback(Api browser, String as) throws Exception {
    Got started =
        browser.get(
            "/v1/identity/federation/"
                + as
                + ":start?back="
                + URLEncoder.encode(BACK, StandardCharsets.UTF_8));
    assertEquals(302, started.status(), started::toString);
    HttpResponse<String> there =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(place(started.raw()))).build(),
                BodyHandlers.ofString());
    return place(there).substring(cloud.platform.origin().length());
  }

  private Got login(Api browser, String as) throws Exception {
    return browser.get(callback(browser, as));
  }

  private static String place(HttpResponse<?> response) {
    return response.headers().firstValue("location").orElseThrow();
  }

  private static String text(Got got) {
    return new String(got.raw().body(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("somebody unknown gets an account; the same subject comes back to it")
  void signUp() throws Exception {
    Api browser = new Api(cloud);
    Got done = login(browser, name);
    assertEquals(302, done.status(), done::toString);
    assertTrue(place(done.raw()).startsWith("/oauth2/authorize?response_type=code"));
    browser.takeTokens();
    Got me = browser.get("/v1/me");
    assertEquals(issuer.email, me.text("email"));
    issuer.email = "another-" + issuer.email;
    Api again = new Api(cloud);
    login(again, name);
    again.takeTokens();
    assertEquals(
        me.text("id"), again.get("/v1/me").text("id"), "the subject counts, not the address");
  }

  @Test
  @DisplayName(
      "PA-7: an address with an account is linked after its owner logged in here, not before")
  void linking() throws Exception {
    Api owner = new Api(cloud);
    issuer.email = owner.join();
    Got page = login(new Api(cloud), name);
    assertEquals(200, page.status());
    assertTrue(text(page).contains("Log in to it once"), text(page));
    Matcher link = LINK.matcher(text(page));
    assertTrue(link.find());
    Api browser = new Api(cloud);
    Got linked =
        browser.form(
            "/login",
            "back="
                + URLEncoder.encode(BACK, StandardCharsets.UTF_8)
                + "&link="
                + link.group(1)
                + "&email="
                + URLEncoder.encode(issuer.email, StandardCharsets.UTF_8)
                + "&password="
                + URLEncoder.encode(Api.PASSWORD, StandardCharsets.UTF_8));
    assertEquals(302, linked.status(), () -> text(linked));
    Api later = new Api(cloud);
    assertEquals(302, login(later, name).status());
    later.takeTokens();
    assertEquals(issuer.email, later.get("/v1/me").text("email"));
    assertTrue(SecondFactorsTest.actions(later).contains("federation.link"));
  }

  @Test
  @DisplayName(
      "an address that is not verified there, and an issuer that makes no accounts: refused")
  void refusals() throws Exception {
    assertEquals(403, login(new Api(cloud), name + "-closed").status());
    issuer.emailVerified = false;
    assertEquals(403, login(new Api(cloud), name).status());
    assertEquals(404, new Api(cloud).get("/v1/identity/federation/none:start").status());
  }

  @Test
  @DisplayName("wrong issuer, audience, nonce or end of a token, and a second audience: refused")
  void claims() throws Exception {
    List<Consumer<ObjectNode>> twists =
        List.of(
            claims -> claims.put("iss", "https://elsewhere.example"),
            claims -> claims.put("aud", "another"),
            claims -> claims.put("nonce", "another"),
            claims -> claims.put("exp", 1_000_000L),
            claims -> claims.putArray("aud").add("quantlab").add("another"),
            claims -> claims.remove("sub"));
    for (Consumer<ObjectNode> twist : twists) {
      issuer.twist = twist;
      Got refused = login(new Api(cloud), name);
      assertEquals(401, refused.status(), refused::toString);
    }
    issuer.twist = _ -> {};
    assertEquals(302, login(new Api(cloud), name).status());
  }

  @Test
  @DisplayName("keys are kept; an unknown one has them read again at most once a minute")
  void rotation() throws Exception {
    assertEquals(302, login(new Api(cloud), name).status());
    assertEquals(302, login(new Api(cloud), name).status());
    assertEquals(1, issuer.keysRead.get(), "the keys are kept");
    issuer.rotate();
    assertEquals(401, login(new Api(cloud), name).status(), "not yet read again");
    assertEquals(1, issuer.keysRead.get());
  }

  @Test
  @DisplayName("a callback counts once, and in the browser it was begun in only")
  void state() throws Exception {
    Api browser = new Api(cloud);
    String callback = callback(browser, name);
    assertEquals(401, new Api(cloud).get(callback).status(), "another browser");
    Api second = new Api(cloud);
    String again = callback(second, name);
    assertEquals(302, second.get(again).status());
    assertEquals(401, second.get(again).status(), "a second time");
  }
}
