package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.identity.Totp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Accounts through HTTP (propfirm contract 11).
final class AccountsTest {
  private final TestCloud cloud = TestCloud.shared();
  private final Api api = new Api(cloud);

  private static String body(String... pairs) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < pairs.length; i += 2) {
      json.append(i == 0 ? "" : ",")
          .append('"')
          .append(pairs[i])
          .append("\":\"")
          .append(pairs[i + 1])
          .append('"');
    }
    return json.append('}').toString();
  }

  private Got login(String email, String password) {
    return api.post("/v1/identity/login", body("email", email, "password", password));
  }

  private Got refresh(String token) {
    return api.form(
        "/oauth2/token", "grant_type=refresh_token&client_id=cli&refresh_token=" + token);
  }

  @Test
  @DisplayName("A4: sign-up, verification, login, code, tokens; the link counts once")
  void joinAndLogIn() {
    String email = "ada-" + UUID.randomUUID() + "@example.org";
    String signUp = body("email", email, "password", Api.PASSWORD, "name", "Ada");
    Got first = api.post("/v1/identity/sign-up", signUp);
    assertEquals(202, first.status(), first::toString);
    assertEquals(409, login(email, Api.PASSWORD).status());
    String token = api.lettersTo(email).getFirst();
    assertEquals(200, api.post("/v1/identity/verify", body("token", token)).status());
    assertEquals(404, api.post("/v1/identity/verify", body("token", token)).status());
    api.logIn(email, Api.PASSWORD);
    Got me = api.get("/v1/me");
    assertEquals(200, me.status(), me::toString);
    assertEquals(email, me.text("email"));
    assertEquals("[\"owner\"]", me.body().path("roles").toString());
  }

  @Test
  @DisplayName("propfirm 11: no answer tells whether an address has an account")
  void answersAreAlike() {
    String email = api.join();
    String known = body("email", email, "password", Api.PASSWORD, "name", "Eve");
    String fresh = known.replace(email, "new-" + email);
    Got a = api.post("/v1/identity/sign-up", known);
    Got b = api.post("/v1/identity/sign-up", fresh);
    assertEquals(b.status(), a.status());
    assertEquals(b.body(), a.body());
    Got c = api.post("/v1/identity/recovery", body("email", email));
    Got d = api.post("/v1/identity/recovery", body("email", "none-" + email));
    assertEquals(d.body(), c.body());
    Got wrong = login(email, "not the password at all");
    Got unknown = login("none-" + email, "not the password at all");
    assertEquals(401, wrong.status());
    assertEquals(unknown.text("detail"), wrong.text("detail"));
  }

  @Test
  @DisplayName("propfirm 11: after five failures an account waits, also with the right password")
  void failuresThrottle() {
    String email = api.join();
    for (int i = 0; i < 5; i++) {
      assertEquals(401, login(email, "not the password at all").status());
    }
    Got sixth = login(email, Api.PASSWORD);
    assertEquals(429, sixth.status());
    assertEquals("900", sixth.raw().headers().firstValue("retry-after").orElse(""));
  }

  @Test
  @DisplayName(
      "PA-4: a refresh token counts once; its copy used later from elsewhere ends the session")
  void reuseEndsTheSession() {
    api.join();
    String first = api.refresh();
    Got second = refresh(first);
    assertEquals(200, second.status(), second::toString);
    assertNotEquals(first, second.text("refresh_token"));
    Got again = refresh(first);
    assertEquals(
        second.text("refresh_token"),
        again.text("refresh_token"),
        "the same client gets the same successor for ten seconds");
    Got thief =
        api.post(
            "/oauth2/token",
            "grant_type=refresh_token&client_id=cli&refresh_token=" + first,
            "Content-Type",
            "application/x-www-form-urlencoded",
            "User-Agent",
            "somebody-else");
    assertEquals(400, thief.status());
    assertEquals("invalid_grant", thief.text("error"));
    assertEquals(400, refresh(second.text("refresh_token")).status(), "the family is revoked");
  }

  @Test
  @DisplayName("PX-19: of 24 refreshes at once one line survives")
  void refreshRace() {
    api.join();
    String token = api.refresh();
    List<String> successors =
        java.util.stream.IntStream.range(0, 24)
            .parallel()
            .mapToObj(_ -> refresh(token).text("refresh_token"))
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    assertEquals(1, successors.size());
    assertEquals(200, refresh(successors.getFirst()).status());
  }

  @Test
  @DisplayName("propfirm 11: log out everywhere ends tokens and refresh tokens")
  void logOutEverywhere() {
    api.join();
    assertEquals(200, api.get("/v1/me").status());
    assertEquals(1, api.get("/v1/me/sessions").body().path("items").size());
    assertEquals(204, api.send("DELETE", "/v1/me/sessions", null).status());
    assertEquals(401, api.get("/v1/me").status());
    assertEquals(400, refresh(api.refresh()).status());
  }

  @Test
  @DisplayName("propfirm 11: a new password by the link in the letter; sessions end")
  void recovery() {
    String email = api.join();
    api.post("/v1/identity/recovery", body("email", email));
    String token = api.lettersTo(email).getLast();
    String wanted = "quite another sentence";
    Got done = api.post("/v1/identity/recovery:complete", body("token", token, "password", wanted));
    assertEquals(200, done.status(), done::toString);
    assertEquals(400, refresh(api.refresh()).status());
    assertEquals(401, login(email, Api.PASSWORD).status());
    api.logIn(email, wanted);
    assertEquals(200, api.get("/v1/me").status());
  }

  @Test
  @DisplayName("propfirm 11: with TOTP a login wants a code, and each code counts once")
  void secondFactor() {
    String email = api.join();
    Got started = api.post("/v1/me/totp", null);
    byte[] secret = SecondFactorsTest.base32(started.text("secret"));
    long now = Instant.now().getEpochSecond();
    String past = Totp.codeAt(secret, now - 30);
    assertEquals(200, api.post("/v1/me/totp:confirm", body("code", past)).status());
    Got half = login(email, Api.PASSWORD);
    assertEquals("second-factor", half.text("next"), half::toString);
    String code = Totp.codeAt(secret, now);
    Got whole =
        api.post(
            "/v1/identity/login:mfa", body("loginToken", half.text("loginToken"), "code", code));
    assertEquals("authorize", whole.text("next"), whole::toString);
    assertEquals(200, api.takeTokens().status());
    Got second = login(email, Api.PASSWORD);
    Got replayed =
        api.post(
            "/v1/identity/login:mfa", body("loginToken", second.text("loginToken"), "code", code));
    assertEquals(401, replayed.status(), "a code counts once");
  }

  @Test
  @DisplayName("propfirm 11: an API key reaches its scopes and no more, until it is deleted")
  void apiKey() {
    api.join();
    Got made = api.post("/v1/api-keys", "{\"name\":\"k\",\"scopes\":[\"scripts\"]}");
    assertEquals(201, made.status(), made::toString);
    String secret = made.text("secret");
    assertTrue(secret.matches("ql_live_[0-9A-Z]{26}_[A-Za-z0-9_-]{43}[0-9a-f]{6}"), secret);
    Api byKey = new Api(cloud);
    byKey.bearer(secret);
    assertEquals(200, byKey.get("/v1/scripts").status());
    assertEquals(403, byKey.get("/v1/datasets").status());
    assertEquals(403, byKey.get("/v1/api-keys").status());
    byKey.bearer(secret.substring(0, secret.length() - 1) + "g");
    assertEquals(401, byKey.get("/v1/scripts").status());
    String id = made.body().path("key").path("id").asText();
    assertEquals(204, api.send("DELETE", "/v1/api-keys/" + id, null).status());
    assertEquals(404, api.send("DELETE", "/v1/api-keys/" + id, null).status());
  }
}
