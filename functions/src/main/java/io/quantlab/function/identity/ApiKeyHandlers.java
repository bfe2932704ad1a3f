package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.identity.ApiKeyText;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.store.ApiKeys;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.store.Quota;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import io.quantlab.platform.tenant.Scope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// API keys: made with scopes and an end, shown once, stored as a hash.
public final class ApiKeyHandlers implements Handlers.Group {
  private final ApiKeys keys;
  private final Quotas quotas;
  private final Ids ids;
  private final InstantSource clock;

  public ApiKeyHandlers(ApiKeys keys, Quotas quotas, Ids ids, InstantSource clock) {
    this.keys = keys;
    this.quotas = quotas;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(IdentityRoutes.API_KEYS, this::list)
        .on(IdentityRoutes.MAKE_API_KEY, this::make)
        .on(IdentityRoutes.DELETE_API_KEY, this::delete);
  }

  private HttpResponse list(Call call) {
    List<IdentityBodies.ApiKey> all = new ArrayList<>();
    keys.list(call.caller().user()).forEach((id, key) -> all.add(shown(id, key)));
    return Answer.json(200, new IdentityBodies.ApiKeys(all));
  }

  private HttpResponse make(Call call) {
    IdentityBodies.NewApiKey body = call.body(IdentityBodies.NewApiKey.class);
    if (body.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      throw ProblemException.field("/expiresAt", "value", "this has passed");
    }
    for (int i = 0; i < body.scopes().size(); i++) {
      if (!call.caller().scopes().contains(body.scopes().get(i))) {
        throw ProblemException.field("/scopes/" + i, "value", "your login does not reach that far");
      }
    }
    Id id = call.fresh(IdKind.API_KEY);
    String secret = ApiKeyText.fresh(id, ids);
    Person.ApiKey key =
        new Person.ApiKey(
            call.caller().user(),
            call.tenant(),
            body.name(),
            ApiKeyText.parse(secret).orElseThrow().secretHash(),
            body.scopes().stream().distinct().sorted().map(Scope::word).toList(),
            clock.instant(),
            body.expiresAt());
    keys.create(
        id,
        key,
        List.of(quotas.hold(call.tenant(), Quota.API_KEYS, 1)),
        call.audited("api-key.create", id, key.secretHash()));
    return Answer.created(
        "/v1/api-keys/" + id, new IdentityBodies.ApiKeyMade(shown(id, key), secret));
  }

  private HttpResponse delete(Call call) {
    Id id = call.id(IdKind.API_KEY);
    Person.ApiKey key =
        keys.find(id)
            .filter(each -> each.user().equals(call.caller().user()))
            .orElseThrow(ProblemException::notFound);
    keys.delete(id, key, call.audited("api-key.delete", id, ""));
    return Answer.empty();
  }

  private static IdentityBodies.ApiKey shown(Id id, Person.ApiKey key) {
    List<Scope> scopes = key.scopes().stream().map(Scope::parse).flatMap(Optional::stream).toList();
    return new IdentityBodies.ApiKey(id, key.name(), scopes, key.createdAt(), key.expiresAt());
  }
}
