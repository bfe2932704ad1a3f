package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.local.policy.Judge;
import io.quantlab.local.policy.Names;
import io.quantlab.local.policy.PolicyInterceptor;
import io.quantlab.local.runtime.FileSecrets;
import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.api.Permission;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.identity.ApiKeyText;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.route.Routes;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import io.quantlab.platform.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every route × every role × foreign and absent ids, generated from the route table (propfirm T1).
final class IsolationMatrixTest {
  static final String SECRET = "the-secret-of-another-tenant";
  private static final TestCloud CLOUD = TestCloud.shared();
  private static final Ids IDS = new Ids(InstantSource.system());

  /// Ids of things that belong to somebody else, by the path they are found under.
  static final Map<String, String> FOREIGN = new LinkedHashMap<>();

  static final Map<Role, Api> CALLERS = new EnumMap<>(Role.class);

  @BeforeAll
  static void prepare() {
    Api owner = new Api(CLOUD);
    owner.join();
    String script =
        owner
            .post("/v1/scripts", ApiJson.object("title", SECRET, "text", "plot(close)"))
            .text("id");
    Got upload =
        owner.post(
            "/v1/uploads",
            "{\"fileName\":\"a.csv\",\"bytes\":3,\"sha256\":\"" + "0".repeat(64) + "\"}");
    String key =
        owner
            .post("/v1/api-keys", "{\"name\":\"" + SECRET + "\",\"scopes\":[\"runs\"]}")
            .body()
            .path("key")
            .path("id")
            .asText();
    String session = owner.get("/v1/me/sessions").body().path("items").get(0).path("id").asText();
    FOREIGN.put("/v1/scripts/", script);
    FOREIGN.put(
        "/v1/watchlists/",
        owner.post("/v1/watchlists", "{\"title\":\"" + SECRET + "\",\"entries\":[]}").text("id"));
    FOREIGN.put(
        "/v1/layouts/",
        owner.post("/v1/layouts", "{\"title\":\"" + SECRET + "\",\"content\":{}}").text("id"));
    FOREIGN.put(
        "/v1/alerts/",
        owner
            .post(
                "/v1/alerts",
                "{\"title\":\""
                    + SECRET
                    + "\",\"symbol\":\"A\",\"condition\":\"crosses\",\"level\":\"1\"}")
            .text("id"));
    FOREIGN.put("/v1/uploads/", upload.body().path("upload").path("id").asText());
    FOREIGN.put("/v1/api-keys/", key);
    FOREIGN.put("/v1/me/sessions/", session);
    FOREIGN.put("/v1/members/", owner.get("/v1/me").text("id"));
    FOREIGN.put(
        "/v1/invitations/",
        owner
            .post(
                "/v1/invitations",
                "{\"email\":\"" + SECRET + "@example.org\",\"roles\":[\"trader\"]}")
            .text("id"));
    for (Role role : Role.values()) {
      CALLERS.put(role, caller(role));
    }
  }

  /// The cloud as the platform sees it: judged for its own tables.
  static Cloud platformCloud() {
    Judge judge = new Judge(new Names("ql-", "ql-objects"));
    return new Cloud(
        CLOUD.cloud.region(),
        CLOUD.cloud.tables(),
        CLOUD.cloud.objects(),
        CLOUD.cloud.queues(),
        new LocalCredentials(),
        List.of(new PolicyInterceptor(judge)),
        LocalCloud.PATIENCE);
  }

  /// An address sealed with the platform's own key.
  private static String sealed(Id user) {
    FileSecrets secrets = FileSecrets.in(CLOUD.platform.mail().resolveSibling("keys"));
    return new Envelope(secrets, IDS).seal("member@example.org", user.text());
  }

  /// Somebody with one role in a tenant of his own, calling with a key of all scopes.
  static Api caller(Role role) {
    Tables tables = Tables.open(platformCloud(), "ql-");
    People people = People.open(tables, InstantSource.system());
    Id user = IDS.next(IdKind.USER);
    TenantId tenant = IDS.tenant();
    people
        .users()
        .signUp(
            new Identities.SignUp(
                user,
                tenant,
                UUID.randomUUID().toString(),
                new Person.User(sealed(user), "Member", true, Instant.now()),
                "",
                new Person.Member(tenant, List.of(role), 1),
                "test"));
    Id id = IDS.next(IdKind.API_KEY);
    String text = ApiKeyText.fresh(id, IDS);
    people
        .keys()
        .create(
            id,
            new Person.ApiKey(
                user,
                tenant,
                "all",
                ApiKeyText.parse(text).orElseThrow().secretHash(),
                Scope.all().stream().map(Scope::word).toList(),
                Instant.now(),
                Optional.empty()),
            List.of(),
            new Audited(user, user, user, "api-key.create", id, "", "seed"));
    Api api = new Api(CLOUD);
    api.bearer(text);
    return api;
  }

  static List<Route> guarded() {
    return Routes.ALL.stream()
        .filter(route -> route.permission() instanceof Permission.Members)
        .toList();
  }

  static Got call(Api api, Route route, String id) {
    String path =
        route
            .path()
            .replace("{id}", id)
            .replace("{number}", "1")
            .replace("{name}", "a.csv")
            .replace("{queue}", "mail")
            .replace("{tenant}", IDS.tenant().text())
            .replace("{comment}", "cmt_" + IDS.next(IdKind.EVENT).ulid())
            .replace("{app}", "web");
    String body = route.request().isPresent() ? route.example() : null;
    return api.send(route.method().name(), path, body, "If-Match", "\"v1\"");
  }

  /// What an answer tells, without the path that was asked and the number of the request.
  static String told(Got got) {
    if (got.body() instanceof ObjectNode object) {
      object.remove(List.of("instance", "requestId"));
    }
    return got.status() + " " + got.body();
  }

  static String absent(Route route) {
    String prefix = prefix(route);
    String known = FOREIGN.get(prefix);
    if (known == null) {
      known = kindOf(prefix) + "_";
    }
    return known.substring(0, known.indexOf('_') + 1) + IDS.next(IdKind.EVENT).ulid();
  }

  static String prefix(Route route) {
    return route.path().substring(0, route.path().indexOf("{id}"));
  }

  private static String kindOf(String prefix) {
    return switch (prefix) {
      case "/v1/datasets/" -> "ds";
      case "/v1/backtests/" -> "run";
      case "/v1/sweeps/" -> "swp";
      case "/v1/jobs/" -> "job";
      case "/v1/me/passkeys/" -> "pky";
      case "/v1/marketplace/", "/v1/threads/" -> "lst";
      case "/v1/moderation/" -> "rep";
      case "/v1/shares/" -> "shr";
      default -> throw new IllegalStateException("name the kind of id of " + prefix);
    };
  }

  @Test
  @DisplayName("T1: a foreign id and an absent one get the same answer, for every route and role")
  void foreignIsAbsent() {
    int calls = 0;
    List<String> leaks = new ArrayList<>();
    for (Route route : guarded()) {
      if (!route.path().contains("{id}")) {
        continue;
      }
      for (Map.Entry<Role, Api> caller : CALLERS.entrySet()) {
        String name = route + " as " + caller.getKey();
        String foreign =
            Optional.ofNullable(FOREIGN.get(prefix(route))).orElseGet(() -> absent(route));
        Got other = call(caller.getValue(), route, foreign);
        Got none = call(caller.getValue(), route, absent(route));
        calls += 2;
        if (!told(other).equals(told(none))) {
          leaks.add(name + ": " + told(other) + " against " + told(none));
        }
        if (other.body().toString().contains(SECRET) || other.status() < 400) {
          leaks.add(name + " shows " + other);
        }
        assertNotEquals(500, other.status(), name);
      }
    }
    assertEquals(List.of(), leaks);
    assertTrue(calls > 200, "only " + calls + " calls were made");
  }

  @Test
  @DisplayName("PH-1: a role the route does not name gets 403, an unknown caller 401")
  void rolesAreKept() {
    Api nobody = new Api(CLOUD);
    for (Route route : guarded()) {
      Permission.Members members = (Permission.Members) route.permission();
      String id = route.path().contains("{id}") ? absent(route) : "";
      assertEquals(401, call(nobody, route, id).status(), route::name);
      for (Map.Entry<Role, Api> caller : CALLERS.entrySet()) {
        Got got = call(caller.getValue(), route, id);
        boolean allowed = members.roles().contains(caller.getKey());
        if (!allowed) {
          assertEquals(403, got.status(), () -> route + " as " + caller.getKey() + ": " + got);
        } else if (!route.has(Rule.STEP_UP)) {
          assertNotEquals(403, got.status(), () -> route + " as " + caller.getKey() + ": " + got);
        }
        assertNotEquals(500, got.status(), () -> route + " as " + caller.getKey() + ": " + got);
      }
    }
  }

  @Test
  @DisplayName("propfirm 12: no list shows what belongs to another tenant")
  void listsShowOwnThings() {
    for (Route route : guarded()) {
      if (route.method().name().equals("GET") && !route.path().contains("{")) {
        CALLERS.forEach((role, api) -> {
          String text = api.get(route.path()).body().toString();
          assertFalse(text.contains(SECRET), route + " as " + role);
          FOREIGN.values().forEach(id -> assertFalse(text.contains(id), route + " as " + role));
        });
      }
    }
  }

  @Test
  @DisplayName("PX-9: the policy judged every request of the platform and refused none")
  void policyRefusedNothing() {
    assertTrue(CLOUD.platform.judge().judged() > 100, "nothing was judged");
    assertEquals(List.of(), CLOUD.platform.judge().violations());
  }
}
