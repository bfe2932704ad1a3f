package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.route.PlatformBodies;
import io.quantlab.platform.route.WorkRoutes;
import io.quantlab.platform.store.Quota;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.tenant.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the plan allows and how much of it is in use.
public final class QuotaHandlers implements Handlers.Group {
  /// The rows of a day are kept so long.
  private static final int MAX_DAYS = 40;

  private static final String USUAL_DAYS = "30";

  private final Quotas quotas;

  public QuotaHandlers(Quotas quotas) {
    this.quotas = quotas;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkRoutes.QUOTAS, call -> Answer.json(200, shown(quotas, call.tenant())))
        .on(WorkRoutes.USAGE, this::usage);
  }

  /// The plan of a tenant with what is in use of it.
  static PlatformBodies.Quotas shown(Quotas quotas, TenantId tenant) {
    Quotas.Named plan = quotas.plan(tenant);
    List<PlatformBodies.Quota> items =
        Arrays.stream(Quota.values())
            .map(quota ->
                new PlatformBodies.Quota(
                    quota.word(),
                    plan.plan().limit(quota),
                    quotas.used(tenant, quota),
                    quota.unit(),
                    quota.period().name().toLowerCase(Locale.ROOT)))
            .toList();
    return new PlatformBodies.Quotas(plan.name(), plan.plan().uploadBytes(), items);
  }

  private HttpResponse usage(Call call) {
    String days = call.query("days").orElse(USUAL_DAYS);
    if (!days.matches("[0-9]{1,2}")
        || Integer.parseInt(days) < 1
        || Integer.parseInt(days) > MAX_DAYS) {
      throw ProblemException.field(
          "/days", "range", "expected 1 to " + MAX_DAYS + ", found " + days);
    }
    List<PlatformBodies.Usage> items =
        quotas.usage(call.tenant(), Integer.parseInt(days)).stream()
            .map(each ->
                new PlatformBodies.Usage(
                    each.day().toString(), each.quota().word(), each.amount(), each.quota().unit()))
            .toList();
    return Answer.json(200, new PlatformBodies.Usages(items));
  }
}
