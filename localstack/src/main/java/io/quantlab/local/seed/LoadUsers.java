package io.quantlab.local.seed;

import io.quantlab.platform.identity.ApiKeyText;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.key.Secrets;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Identities;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import io.quantlab.platform.tenant.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Users with an API key each, for load.
public final class LoadUsers {
  private final People people;
  private final Quotas quotas;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Ids ids;

  public LoadUsers(People people, Quotas quotas, Secrets secrets, InstantSource clock) {
    this.people = people;
    this.quotas = quotas;
    this.secrets = secrets;
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  /// Makes so many, each in a tenant of his own.
  ///
  /// @return their keys
  public List<String> make(int count) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(one());
    }
    return keys;
  }

  private String one() {
    Id user = ids.next(IdKind.USER);
    TenantId tenant = ids.tenant();
    Envelope envelope = new Envelope(secrets, ids);
    String address = user.ulid() + "@example.org";
    people
        .users()
        .signUp(
            new Identities.SignUp(
                user,
                tenant,
                user.ulid(),
                new Person.User(envelope.seal(address, user.text()), "Load", true, clock.instant()),
                "",
                new Person.Member(tenant, List.of(Role.OWNER), 1),
                "load"));
    quotas.change(tenant, "firm", new Audited(user, user, user, "tenant.plan", user, "", "load"));
    Id id = ids.next(IdKind.API_KEY);
    String text = ApiKeyText.fresh(id, ids);
    people
        .keys()
        .create(
            id,
            new Person.ApiKey(
                user,
                tenant,
                "load",
                ApiKeyText.parse(text).orElseThrow().secretHash(),
                List.of(Scope.SCRIPTS.word()),
                clock.instant(),
                Optional.empty()),
            List.of(),
            new Audited(user, user, user, "api-key.create", id, "", "seed"));
    return text;
  }
}
