package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.local.runtime.FileSecrets;
import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.store.Tables;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What operators of an installation do through the API.
final class AdminTest {
  private static final TestCloud CLOUD = TestCloud.shared();
  private static final Ids IDS = new Ids(InstantSource.system());

  /// An operator who has just logged in.
  private static Api operator(TenantId tenant) {
    FileSecrets secrets = FileSecrets.in(CLOUD.platform.mail().resolveSibling("keys"));
    Envelope envelope = new Envelope(secrets, IDS);
    Id user = IDS.next(IdKind.USER);
    String email = user.ulid().toLowerCase(java.util.Locale.ROOT) + "@example.org";
    try (Tables tables = Tables.open(IsolationMatrixTest.platformCloud(), "ql-")) {
      People.open(tables, InstantSource.system())
          .users()
          .signUp(
              new Identities.SignUp(
                  user,
                  tenant,
                  Identities.hex(envelope.mac(SecretName.EMAIL_INDEX, email)),
                  new Person.User(envelope.seal(email, user.text()), "Op", true, Instant.now()),
                  new Passwords(secrets, IDS).hash(Api.PASSWORD),
                  new Person.Member(tenant, List.of(Role.OPERATOR), 1),
                  "test"));
    }
    Api api = new Api(CLOUD);
    api.logIn(email, Api.PASSWORD);
    return api;
  }

  private static long dead(Api api) {
    for (JsonNode each : api.get("/v1/admin/queues").body().path("items")) {
      if (each.path("queue").asText().equals("mail")) {
        return each.path("dead").asLong();
      }
    }
    return -1;
  }

  private static void awaitDead(Api api, long count) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (dead(api) != count) {
      assertTrue(System.nanoTime() < deadline, () -> dead(api) + " letters are dead");
      LockSupport.parkNanos(50_000_000L);
    }
  }

  @Test
  @DisplayName("PQ-3: an operator sends the dead letters of one tenant again, on the record")
  void redrives() {
    TenantId tenant = IDS.tenant();
    Api api = operator(tenant);
    long before = dead(api);
    try (Queues queues = Queues.open(IsolationMatrixTest.platformCloud(), "ql-")) {
      queues.send(tenant, QueueName.MAIL, "one", "no letter");
      queues.send(IDS.tenant(), QueueName.MAIL, "two", "no letter either");
    }
    awaitDead(api, before + 2);
    Got done = api.post("/v1/admin/queues/mail:redrive", "{\"tenant\":\"" + tenant + "\"}");
    assertEquals(200, done.status(), done::toString);
    assertEquals(1, done.body().path("redriven").asLong(), done::toString);
    awaitDead(api, before + 2); // nobody can read it the second time either
    assertEquals(403, api.get("/v1/scripts").status(), "an operator sees no work of tenants");
  }

  @Test
  @DisplayName("platform 8.4: an operator gives a tenant another plan; both audits say so")
  void changesPlan() {
    Api owner = new Api(CLOUD);
    owner.join();
    String tenant = owner.get("/v1/me").text("tenant");
    Api api = operator(IDS.tenant());
    String path = "/v1/admin/tenants/" + tenant;
    assertEquals("free", api.get(path).body().path("quotas").path("plan").asText());
    Got changed = api.send("PUT", path + "/plan", "{\"plan\":\"pro\"}");
    assertEquals(200, changed.status(), changed::toString);
    assertEquals("pro", changed.body().path("quotas").path("plan").asText());
    assertEquals("pro", owner.get("/v1/quotas").text("plan"));
    assertTrue(SecondFactorsTest.actions(api).isEmpty(), "an operator reads no audit of tenants");
    Got wrong = api.send("PUT", path + "/plan", "{\"plan\":\"gold\"}");
    assertEquals(422, wrong.status(), wrong::toString);
    assertTrue(wrong.body().toString().contains("expected one of firm, free, guest, pro"));
    String nobody = "/v1/admin/tenants/" + IDS.tenant();
    assertEquals(404, api.get(nobody).status());
    assertEquals(404, api.send("PUT", nobody + "/plan", "{\"plan\":\"pro\"}").status());
    assertEquals(404, api.get("/v1/admin/tenants/no").status());
    assertEquals(403, owner.get(path).status());
    assertEquals(403, owner.send("PUT", path + "/plan", "{\"plan\":\"firm\"}").status());
  }

  @Test
  @DisplayName("PQ-3: an owner of a tenant is no operator, and there are no other queues")
  void ownersMayNot() {
    Api owner = new Api(CLOUD);
    owner.join();
    assertEquals(403, owner.get("/v1/admin/queues").status());
    assertEquals(403, owner.post("/v1/admin/queues/jobs:redrive", "{}").status());
    Api api = operator(IDS.tenant());
    assertEquals(404, api.post("/v1/admin/queues/others:redrive", "{}").status());
    assertEquals(422, api.post("/v1/admin/queues/jobs:redrive", "{\"most\":0}").status());
  }
}
