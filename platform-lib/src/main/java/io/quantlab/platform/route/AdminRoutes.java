package io.quantlab.platform.route;

import static io.quantlab.platform.api.Method.GET;
import static io.quantlab.platform.api.Method.POST;
import static io.quantlab.platform.api.Method.PUT;
import static io.quantlab.platform.api.Owner.API;
import static io.quantlab.platform.api.RouteBuilder.route;

import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.List;
import java.util.Set;

/// Routes of those who operate the installation.
public final class AdminRoutes {
  private static final Set<Role> OPERATORS = Set.of(Role.OPERATOR);

  public static final Route QUEUES =
      route(GET, "/v1/admin/queues", API, "The queues, with the messages nobody could work off.")
          .members(OPERATORS, Scope.TENANT)
          .with(Rule.STEP_UP)
          .answers(200, PlatformBodies.QueueStates.class)
          .build();
  public static final Route REDRIVE =
      route(
              POST,
              "/v1/admin/queues/{queue}:redrive",
              API,
              "Send messages nobody could work off to their queue again, under their ids.")
          .members(OPERATORS, Scope.TENANT)
          .with(Rule.STEP_UP)
          .takes(PlatformBodies.Redrive.class, "{\"most\": 100}")
          .answers(200, PlatformBodies.Redriven.class)
          .build();

  public static final Route TENANT_PLAN =
      route(GET, "/v1/admin/tenants/{tenant}", API, "The plan of a tenant and how much is in use.")
          .members(OPERATORS, Scope.TENANT)
          .with(Rule.STEP_UP)
          .answers(200, PlatformBodies.TenantPlan.class)
          .build();
  public static final Route CHANGE_PLAN =
      route(PUT, "/v1/admin/tenants/{tenant}/plan", API, "Give a tenant another plan.")
          .members(OPERATORS, Scope.TENANT)
          .with(Rule.STEP_UP)
          .takes(PlatformBodies.NewPlan.class, "{\"plan\": \"pro\"}")
          .answers(200, PlatformBodies.TenantPlan.class)
          .build();

  static final List<Route> ALL = List.of(QUEUES, REDRIVE, TENANT_PLAN, CHANGE_PLAN);

  private AdminRoutes() {}
}
