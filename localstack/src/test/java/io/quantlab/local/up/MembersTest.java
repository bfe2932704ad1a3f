package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Members and invitations through HTTP (propfirm contract 11 and 12).
final class MembersTest {
  private final TestCloud cloud = TestCloud.shared();

  private Api joined(Api into, String role) {
    Api guest = new Api(cloud);
    String email = guest.join();
    Got invited = invite(into, email, role);
    assertEquals(201, invited.status(), invited::toString);
    Got accepted = accept(guest, guest.lettersTo(email).getLast());
    assertEquals(200, accepted.status(), accepted::toString);
    assertEquals(200, enter(guest, accepted.text("tenant")).status());
    return guest;
  }

  private static Got invite(Api by, String email, String role) {
    return by.post("/v1/invitations", "{\"email\":\"" + email + "\",\"roles\":[\"" + role + "\"]}");
  }

  private static Got accept(Api guest, String token) {
    return guest.post("/v1/invitations:accept", ApiJson.object("token", token));
  }

  /// Takes a token of another tenant.
  private static Got enter(Api api, String tenant) {
    Got tokens =
        api.form(
            "/oauth2/token",
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&client_id=cli"
                + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token="
                + api.bearer()
                + "&audience="
                + tenant);
    if (tokens.status() == 200) {
      api.bearer(tokens.text("access_token"));
    }
    return tokens;
  }

  private static String id(Api api) {
    return api.get("/v1/me").text("id");
  }

  private static Got roles(Api by, String user, String role) {
    JsonNode member = null;
    for (JsonNode each : by.get("/v1/members").body().path("items")) {
      member = each.path("id").asText().equals(user) ? each : member;
    }
    return by.send(
        "PATCH",
        "/v1/members/" + user,
        "{\"roles\":[\"" + role + "\"]}",
        "If-Match",
        "\"v" + member.path("version").asLong() + "\"");
  }

  @Test
  @DisplayName("an invitation counts once, for its address only, and can be taken back")
  void invitation() {
    Api owner = new Api(cloud);
    owner.join();
    Api guest = new Api(cloud);
    String email = guest.join();
    Api stranger = new Api(cloud);
    stranger.join();
    Got invited = invite(owner, email, "trader");
    assertEquals(email, invited.text("email"), invited::toString);
    String token = guest.lettersTo(email).getLast();
    assertEquals(404, accept(stranger, token).status(), "the link is for its address only");
    assertEquals(1, owner.get("/v1/invitations").body().path("items").size());
    assertEquals(200, accept(guest, token).status());
    assertEquals(404, accept(guest, token).status(), "a link counts once");
    assertEquals(0, owner.get("/v1/invitations").body().path("items").size());
    assertEquals(2, owner.get("/v1/members").body().path("items").size());
    Got other = invite(owner, "later-" + email, "auditor");
    String path = "/v1/invitations/" + other.text("id");
    assertEquals(204, owner.send("DELETE", path, null).status());
    assertEquals(404, owner.send("DELETE", path, null).status());
    List<String> actions = SecondFactorsTest.actions(owner);
    assertTrue(actions.containsAll(List.of("member.invite", "member.withdraw")), actions::toString);
  }

  @Test
  @DisplayName("RFC 8693: a member of two tenants takes a token of either, and of no third")
  void exchange() {
    Api owner = new Api(cloud);
    owner.join();
    String script =
        owner.post("/v1/scripts", ApiJson.object("title", "S", "text", "plot(close)")).text("id");
    Api guest = joined(owner, "admin");
    assertEquals(200, guest.get("/v1/scripts/" + script).status(), "administrators see all");
    assertEquals(2, guest.get("/v1/me/tenants").body().path("items").size());
    Api stranger = new Api(cloud);
    stranger.join();
    Got refused = enter(stranger, owner.get("/v1/me").text("tenant"));
    assertEquals("invalid_grant", refused.text("error"), refused::toString);
  }

  @Test
  @DisplayName("PA-3: a change of roles counts at once: the token with the old ones is refused")
  void rolesChange() {
    Api owner = new Api(cloud);
    owner.join();
    Api member = joined(owner, "admin");
    assertEquals(200, member.get("/v1/invitations").status());
    Got changed = roles(owner, id(member), "trader");
    assertEquals(200, changed.status(), changed::toString);
    assertEquals("[\"trader\"]", changed.body().path("roles").toString());
    Api fresh = new Api(cloud);
    fresh.bearer(member.bearer());
    long deadline = System.nanoTime() + 15_000_000_000L;
    while (fresh.get("/v1/invitations").status() == 200 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(200_000_000L);
    }
    assertEquals(401, fresh.get("/v1/members").status());
  }

  @Test
  @DisplayName("administrators reach nobody who owns; traders reach nobody but themselves")
  void reach() {
    Api owner = new Api(cloud);
    owner.join();
    Api admin = joined(owner, "admin");
    Api trader = joined(owner, "trader");
    assertEquals(403, roles(admin, id(owner), "trader").status());
    assertEquals(422, roles(admin, id(trader), "owner").status());
    assertEquals(422, invite(admin, "x@example.org", "owner").status());
    assertEquals(403, admin.send("DELETE", "/v1/members/" + id(owner), null).status());
    assertEquals(403, trader.send("DELETE", "/v1/members/" + id(admin), null).status());
    assertEquals(403, invite(trader, "x@example.org", "trader").status());
    assertEquals(204, trader.send("DELETE", "/v1/members/" + id(trader), null).status());
    assertEquals(2, owner.get("/v1/members").body().path("items").size());
  }

  @Test
  @DisplayName("platform 8.4: the last owner cannot leave; ownership is handed over")
  void lastOwner() {
    Api owner = new Api(cloud);
    owner.join();
    Api second = joined(owner, "risk");
    String mine = "/v1/members/" + id(owner);
    assertEquals(409, owner.send("DELETE", mine, null).status());
    assertEquals(409, roles(owner, id(owner), "trader").status());
    Got handed = owner.post("/v1/tenant:transfer", ApiJson.object("to", id(second)));
    assertEquals("[\"owner\"]", handed.body().path("roles").toString(), handed::toString);
  }

  @Test
  @DisplayName("of two owners who leave at once one stays")
  void twoLeave() {
    Api first = new Api(cloud);
    first.join();
    Api second = joined(first, "owner");
    String tenant = first.get("/v1/me").text("tenant");
    List<String> paths = List.of("/v1/members/" + id(first), "/v1/members/" + id(second));
    List<Api> both = List.of(first, second);
    IntStream.range(0, 2).parallel().forEach(i -> both.get(i).send("DELETE", paths.get(i), null));
    long left =
        both.stream()
            .filter(api -> api.get("/v1/me/tenants").body().toString().contains(tenant))
            .count();
    assertTrue(left <= 1, "one at most is left");
  }
}
