package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.route.PlatformBodies;
import io.quantlab.platform.route.WorkRoutes;
import io.quantlab.platform.store.Quota;
import io.quantlab.platform.store.Quotas;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the plan allows and how much of it is in use.
public final class QuotaHandlers implements Handlers.Group {
  private final Quotas quotas;

  public QuotaHandlers(Quotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers.on(WorkRoutes.QUOTAS, this::all);
  }

  private HttpResponse all(Call call) {
    Quotas.Named plan = quotas.plan(call.tenant());
    List<PlatformBodies.Quota> items =
        Arrays.stream(Quota.values())
            .map(quota ->
                new PlatformBodies.Quota(
                    quota.word(),
                    plan.plan().limit(quota),
                    quotas.used(call.tenant(), quota),
                    quota.unit(),
                    quota.period().name().toLowerCase(Locale.ROOT)))
            .toList();
    return Answer.json(
        200, new PlatformBodies.Quotas(plan.name(), plan.plan().uploadBytes(), items));
  }
}
