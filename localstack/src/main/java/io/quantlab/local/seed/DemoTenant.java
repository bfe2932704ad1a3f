package io.quantlab.local.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.platform.identity.ApiKeyText;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.key.SecretName;
import io.quantlab.platform.key.Secrets;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import io.quantlab.platform.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Makes the demonstration tenant, once.
public final class DemoTenant {
  /// The address to log in with.
  public static final String EMAIL = "demo@example.org";

  /// Its password: the platform listens on this machine only.
  public static final String PASSWORD = "demo on this machine";

  private static final String SCRIPT =
      """
      lang 1
      strategy "SMA cross" (overlay: true, capital: 100_000_USD)
      input fast: int = 10 in 2..=100 step 1 "Fast length"
      input slow: int = 30 in 3..=400 step 1 "Slow length"
      input risk: percent = 1% in 0.1%..=5% step 0.1% "Risk per trade"
      let f = sma(close, fast)
      let s = sma(close, slow)
      let stop_price = close * 0.98
      if cross_over(f, s) and position.flat {
          buy(risk_qty(risk, entry: close, stop: stop_price), stop_loss: stop_price, snap: true, tag: "long")
      }
      if cross_under(f, s) { close_all(tag: "exit") }
      plot(f, "Fast", color: blue)
      plot(s, "Slow", color: orange, width: 2)
      """;

  private final People people;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Ids ids;

  public DemoTenant(People people, Secrets secrets, InstantSource clock) {
    this.people = people;
    this.secrets = secrets;
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  /// Makes it, when it is not there.
  ///
  /// @param origin where the API answers
  /// @return an API key of the demonstration user the first time, nothing later
  public Optional<String> make(String origin) {
    Envelope envelope = new Envelope(secrets, ids);
    String mac = Identities.hex(envelope.mac(SecretName.EMAIL_INDEX, EMAIL));
    if (people.users().byEmail(mac).isPresent()) {
      return Optional.empty();
    }
    Id user = ids.next(IdKind.USER);
    TenantId tenant = ids.tenant();
    people
        .users()
        .signUp(
            new Identities.SignUp(
                user,
                tenant,
                mac,
                new Person.User(envelope.seal(EMAIL, user.text()), "Demo", true, clock.instant()),
                new Passwords(secrets, ids).hash(PASSWORD),
                new Person.Member(tenant, List.of(Role.OWNER), 1),
                "seed"));
    String key = key(user, tenant);
    fill(new ApiClient(origin, key));
    return Optional.of(key);
  }

  private String key(Id user, TenantId tenant) {
    Id id = ids.next(IdKind.API_KEY);
    String text = ApiKeyText.fresh(id, ids);
    List<String> scopes =
        List.of(Scope.SCRIPTS, Scope.DATA, Scope.RUNS, Scope.WORKSPACE).stream()
            .map(Scope::word)
            .toList();
    people
        .keys()
        .create(
            id,
            new Person.ApiKey(
                user,
                tenant,
                "demo",
                ApiKeyText.parse(text).orElseThrow().secretHash(),
                scopes,
                clock.instant(),
                Optional.empty()),
            List.of(),
            new Audited(user, user, user, "api-key.create", id, "", "seed"));
    return text;
  }

  private static void fill(ApiClient api) {
    api.post("/v1/scripts", ApiClient.object("title", "Moving-average cross", "text", SCRIPT));
    byte[] bars = DemoBars.csv().getBytes(StandardCharsets.UTF_8);
    String upload = api.upload("DEMO.csv", bars);
    JsonNode dataset =
        api.post("/v1/datasets", ApiClient.object("title", "Generated days", "upload", upload));
    String id = dataset.path("id").asText();
    if (api.await("/v1/datasets/" + id).path("status").asText().equals("done")) {
      api.post("/v1/backtests?wait=10", "{\"strategy\":\"sma-cross\",\"data\":[\"" + id + "\"]}");
    }
  }
}
