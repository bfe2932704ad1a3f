package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.SoftPasskey;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.identity.Totp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Recovery codes and passkeys through HTTP (propfirm contract 11).
final class SecondFactorsTest {
  private final TestCloud cloud = TestCloud.shared();
  private final Api api = new Api(cloud);

  private String half(String email) {
    return api.post("/v1/identity/login", ApiJson.object("email", email, "password", Api.PASSWORD))
        .text("loginToken");
  }

  private Got second(String email, String code) {
    return api.post(
        "/v1/identity/login:mfa", ApiJson.object("loginToken", half(email), "code", code));
  }

  private void turnTotpOn() {
    turnTotpOn(api);
  }

  private static void turnTotpOn(Api of) {
    byte[] secret = base32(of.post("/v1/me/totp", null).text("secret"));
    String code = Totp.codeAt(secret, Instant.now().getEpochSecond());
    assertEquals(200, of.post("/v1/me/totp:confirm", ApiJson.object("code", code)).status());
  }

  /// RFC 4648 6: five bits a letter.
  static byte[] base32(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    for (int i = 0; i < bytes.length * 8; i++) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i / 5));
      bytes[i / 8] |= (byte) ((value >> 4 - i % 5 & 1) << 7 - i % 8);
    }
    return bytes;
  }

  private List<String> codes() {
    JsonNode codes = api.post("/v1/me/recovery-codes", null).body().path("codes");
    return StreamSupport.stream(codes.spliterator(), false).map(JsonNode::asText).toList();
  }

  @Test
  @DisplayName("propfirm 11: an owner under a plan that wants it reaches nothing without TOTP")
  void ownersOweSecondFactor() {
    String email = api.join();
    assertEquals(200, api.get("/v1/scripts").status());
    cloud.plan(api.get("/v1/me").body(), "firm");
    Api fresh = owing(email);
    Got refused = fresh.get("/v1/scripts");
    assertEquals(403, refused.status(), refused::toString);
    assertTrue(refused.text("detail").contains("POST /v1/me/totp"), refused::toString);
    Got key = fresh.post("/v1/api-keys", "{\"name\":\"k\",\"scopes\":[\"runs\"]}");
    assertEquals(422, key.status(), key::toString);
    assertEquals("/scopes/0", key.body().path("errors").path(0).path("pointer").asText());
    turnTotpOn(fresh);
    Got turned = turned(fresh);
    assertEquals(200, turned.status(), turned::toString);
    fresh.bearer(turned.text("access_token"));
    assertEquals(200, fresh.get("/v1/scripts").status());
  }

  /// A login with the password of somebody whose plan has just begun to want more.
  private Api owing(String email) {
    Api fresh = new Api(cloud);
    long deadline = System.nanoTime() + 30_000_000_000L; // a plan is remembered for ten seconds
    do {
      LockSupport.parkNanos(1_000_000_000L);
      fresh.logIn(email, Api.PASSWORD);
    } while (fresh.get("/v1/scripts").status() == 200 && System.nanoTime() < deadline);
    return fresh;
  }

  private static Got turned(Api of) {
    return of.form(
        "/oauth2/token", "grant_type=refresh_token&client_id=cli&refresh_token=" + of.refresh());
  }

  @Test
  @DisplayName("propfirm 11: logins without a code end when TOTP is set up, and made no passkey")
  void passwordAloneStaysWithoutReach() throws Exception {
    String email = api.join();
    SoftPasskey early = new SoftPasskey(cloud.platform.origin());
    Got begun = api.post("/v1/me/passkeys:options", null);
    cloud.plan(api.get("/v1/me").body(), "firm");
    Api owner = owing(email);
    Api thief = new Api(cloud);
    thief.logIn(email, Api.PASSWORD);
    assertEquals(403, thief.get("/v1/scripts").status());
    for (Got refused :
        List.of(thief.post("/v1/me/passkeys:options", null), keep(thief, begun, early, "early"))) {
      assertEquals(403, refused.status(), refused::toString);
      assertEquals("/problems/forbidden", refused.text("type"));
      assertTrue(refused.text("detail").contains("POST /v1/me/totp"), refused::toString);
    }
    assertEquals(0, thief.get("/v1/me/passkeys").body().path("items").size());
    turnTotpOn(owner);
    assertEquals(401, thief.get("/v1/me").status());
    assertEquals(400, turned(thief).status());
    assertEquals(400, turned(api).status(), "the login before the plan showed no code either");
    owner.bearer(turned(owner).text("access_token"));
    assertEquals(200, owner.get("/v1/scripts").status());
    SoftPasskey passkey = new SoftPasskey(cloud.platform.origin());
    assertEquals(201, make(owner, passkey, "laptop").status());
    Api browser = new Api(cloud);
    show(browser, passkey);
    browser.takeTokens();
    assertEquals(200, browser.get("/v1/scripts").status());
  }

  private List<String> actions() {
    return actions(api);
  }

  static List<String> actions(Api api) {
    JsonNode items = api.get("/v1/audit/records?limit=200").body().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(record -> record.path("action").asText())
        .toList();
  }

  @Test
  @DisplayName("propfirm 11: ten recovery codes, each logs in once; new ones end the old ones")
  void recoveryCodes() {
    String email = api.join();
    assertEquals(409, api.post("/v1/me/recovery-codes", null).status(), "without TOTP no codes");
    turnTotpOn();
    List<String> first = codes();
    assertEquals(10, Set.copyOf(first).size());
    first.forEach(code -> assertTrue(code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"), code));
    assertEquals("authorize", second(email, first.getFirst()).text("next"));
    assertEquals(200, api.takeTokens().status());
    assertEquals(401, second(email, first.getFirst()).status(), "a code counts once");
    assertEquals(9, api.get("/v1/me").body().path("recoveryCodes").asInt());
    List<String> next = codes();
    assertEquals(401, second(email, first.get(1)).status(), "new codes end the old ones");
    assertEquals("authorize", second(email, next.get(1)).text("next"));
    List<String> actions = actions();
    assertEquals(
        2, actions.stream().filter("recovery-codes.make"::equals).count(), actions::toString);
    assertEquals(
        2, actions.stream().filter("recovery-code.use"::equals).count(), actions::toString);
  }

  @Test
  @DisplayName("of four uses of one recovery code at once one counts")
  void recoveryCodeRace() {
    String email = api.join();
    turnTotpOn();
    String code = codes().getFirst();
    List<String> halves = IntStream.range(0, 4).mapToObj(_ -> half(email)).toList();
    long won =
        halves.parallelStream()
            .map(half ->
                new Api(cloud)
                    .post(
                        "/v1/identity/login:mfa", ApiJson.object("loginToken", half, "code", code))
                    .status())
            .filter(status -> status == 200)
            .count();
    assertEquals(1, won);
  }

  private Got make(SoftPasskey passkey, String name) {
    return make(api, passkey, name);
  }

  private static Got make(Api of, SoftPasskey passkey, String name) {
    Got begun = of.post("/v1/me/passkeys:options", null);
    assertEquals(200, begun.status(), begun::toString);
    return keep(of, begun, passkey, name);
  }

  private static Got keep(Api of, Got begun, SoftPasskey passkey, String name) {
    return of.post(
        "/v1/me/passkeys",
        "{\"ceremony\":\""
            + begun.text("ceremony")
            + "\",\"name\":\""
            + name
            + "\",\"credential\":"
            + passkey.create(begun.body().path("publicKey"))
            + "}");
  }

  private Got show(Api browser, SoftPasskey passkey) throws Exception {
    Got begun = browser.post("/v1/identity/passkeys:options", null);
    return browser.post(
        "/v1/identity/passkeys:assert",
        "{\"ceremony\":\""
            + begun.text("ceremony")
            + "\",\"credential\":"
            + passkey.get(begun.body().path("publicKey"))
            + "}");
  }

  @Test
  @DisplayName("propfirm 11: a passkey is made, logs in without a name, is named and deleted")
  void passkey() throws Exception {
    String email = api.join();
    SoftPasskey passkey = new SoftPasskey(cloud.platform.origin());
    Got made = make(passkey, "laptop");
    assertEquals(201, made.status(), made::toString);
    Api browser = new Api(cloud);
    Got login = show(browser, passkey);
    assertEquals("authorize", login.text("next"), login::toString);
    browser.takeTokens();
    assertEquals(email, browser.get("/v1/me").text("email"));
    JsonNode listed = browser.get("/v1/me/passkeys").body().path("items").path(0);
    assertEquals("laptop", listed.path("name").asText());
    assertTrue(listed.has("usedAt"), listed::toString);
    String path = "/v1/me/passkeys/" + made.text("id");
    assertEquals("phone", api.send("PATCH", path, "{\"name\":\"phone\"}").text("name"));
    assertEquals(204, api.send("DELETE", path, null).status());
    assertEquals(401, show(browser, passkey).status(), "a deleted passkey logs nobody in");
    Set<String> actions = new HashSet<>(actions());
    assertTrue(
        actions.containsAll(Set.of("passkey.make", "passkey.name", "passkey.delete")),
        actions::toString);
  }

  @Test
  @DisplayName("a copied passkey is refused: its counter does not rise")
  void counter() throws Exception {
    api.join();
    SoftPasskey passkey = new SoftPasskey(cloud.platform.origin());
    assertEquals(201, make(passkey, "key").status());
    passkey.count = 40;
    assertEquals(200, show(new Api(cloud), passkey).status());
    passkey.count = 40;
    assertEquals(401, show(new Api(cloud), passkey).status());
  }

  @Test
  @DisplayName("another origin, no user verification, a ceremony used twice: refused")
  void refusals() throws Exception {
    api.join();
    SoftPasskey elsewhere = new SoftPasskey("https://quantlab.example");
    assertEquals(422, make(elsewhere, "phished").status());
    SoftPasskey passkey = new SoftPasskey(cloud.platform.origin());
    assertEquals(201, make(passkey, "key").status());
    passkey.verifies = false;
    assertEquals(401, show(new Api(cloud), passkey).status());
    passkey.verifies = true;
    Got begun = api.post("/v1/identity/passkeys:options", null);
    String answer =
        "{\"ceremony\":\""
            + begun.text("ceremony")
            + "\",\"credential\":"
            + passkey.get(begun.body().path("publicKey"))
            + "}";
    assertEquals(200, api.post("/v1/identity/passkeys:assert", answer).status());
    assertEquals(401, api.post("/v1/identity/passkeys:assert", answer).status());
  }
}
