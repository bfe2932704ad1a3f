package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.queue.QueueName;
import io.quantlab.platform.queue.Queues;
import io.quantlab.platform.route.AdminRoutes;
import io.quantlab.platform.route.PlatformBodies;
import io.quantlab.platform.store.AuditLog;
import io.quantlab.platform.store.Plan;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What operators of the installation do: dead letters, the plans of tenants.
public final class AdminHandlers implements Handlers.Group {
  private static final int USUAL = 100;

  private final Queues queues;
  private final AuditLog audit;
  private final Quotas quotas;

  public AdminHandlers(Queues queues, AuditLog audit, Quotas quotas) {
    this.queues = queues;
    this.audit = audit;
    this.quotas = quotas;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(AdminRoutes.QUEUES, this::list)
        .on(AdminRoutes.REDRIVE, this::redrive)
        .on(AdminRoutes.TENANT_PLAN, call -> plan(tenant(call)))
        .on(AdminRoutes.CHANGE_PLAN, this::changePlan);
  }

  private HttpResponse list(Call call) {
    List<PlatformBodies.QueueState> items =
        Stream.of(QueueName.values())
            .map(name -> new PlatformBodies.QueueState(name.text(), queues.dead(name)))
            .toList();
    return Answer.json(200, new PlatformBodies.QueueStates(items));
  }

  /// Letters that are not meant are shown again at once.
  private HttpResponse redrive(Call call) {
    QueueName name = named(call.variables().get("queue"));
    PlatformBodies.Redrive wanted = call.body(PlatformBodies.Redrive.class);
    List<Queues.Dead> others = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Queues.Dead letter :
        queues.deadLetters(name, wanted.most().orElse((long) USUAL).intValue())) {
      if (wanted.tenant().filter(tenant -> !tenant.equals(letter.tenant())).isPresent()) {
        others.add(letter);
      } else {
        queues.redrive(name, letter);
        ids.add(letter.id());
      }
    }
    queues.putBack(name, others);
    String what = OpaqueToken.sha256(String.join("\n", ids));
    audit.note(call.tenant(), call.audited("queue.redrive", call.caller().user(), what));
    return Answer.json(
        200, new PlatformBodies.Redriven(name.text(), ids.size(), queues.dead(name)));
  }

  private HttpResponse plan(TenantId tenant) {
    return Answer.json(
        200, new PlatformBodies.TenantPlan(tenant, QuotaHandlers.shown(quotas, tenant)));
  }

  /// The change stands in the audit of the tenant and in that of the operator.
  private HttpResponse changePlan(Call call) {
    TenantId tenant = tenant(call);
    String plan = call.body(PlatformBodies.NewPlan.class).plan();
    if (Plan.of(plan).isEmpty()) {
      throw ProblemException.field(
          "/plan", "value", "expected one of " + String.join(", ", Plan.names()));
    }
    Id operator = call.caller().user();
    String what = OpaqueToken.sha256(tenant + " " + plan);
    call.requireDone(quotas.change(tenant, plan, call.audited("tenant.plan", operator, what)));
    audit.note(call.tenant(), call.audited("admin.plan", operator, what));
    return plan(tenant);
  }

  private TenantId tenant(Call call) {
    return TenantId.parse(call.variables().get("tenant"))
        .filter(quotas::isKnown)
        .orElseThrow(ProblemException::notFound);
  }

  private static QueueName named(String text) {
    return Stream.of(QueueName.values())
        .filter(name -> name.text().equals(text))
        .findFirst()
        .orElseThrow(ProblemException::notFound);
  }
}
