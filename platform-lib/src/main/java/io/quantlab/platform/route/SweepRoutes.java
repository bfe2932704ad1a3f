package io.quantlab.platform.route;

import static io.quantlab.platform.api.Method.GET;
import static io.quantlab.platform.api.Method.POST;
import static io.quantlab.platform.api.Owner.API;
import static io.quantlab.platform.api.RouteBuilder.route;

import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.RateClass;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.tenant.Role;
import io.quantlab.platform.tenant.Scope;
import java.util.List;

/// Routes about sweeps of parameters (platform contract 8.4, Research).
public final class SweepRoutes {
  private static final String NEW_SWEEP =
      "{\"strategy\": \"sma-cross\", \"data\": [\"ds_01JH2V9Z6Q3K8XW5T7YB4C1D0E\"],"
          + " \"vary\": [\"fast=5,10,20\", \"slow=20..60:10\"], \"metric\": \"sharpe\"}";

  public static final Route SWEEPS =
      route(GET, "/v1/sweeps", API, "The caller's sweeps, newest first.")
          .members(Role.members(), Scope.RUNS)
          .with(Rule.PAGED)
          .answers(200, SweepBodies.Sweeps.class)
          .build();
  public static final Route ESTIMATE_SWEEP =
      route(
              POST,
              "/v1/sweeps:estimate",
              API,
              "How many configurations a sweep would try, in how many parts, and how long.")
          .members(Role.workers(), Scope.RUNS)
          .counted(RateClass.ESTIMATE)
          .problems(ProblemType.SCRIPT_ERRORS, ProblemType.DATA_MISSING)
          .takes(SweepBodies.NewSweep.class, NEW_SWEEP)
          .answers(200, SweepBodies.Estimate.class)
          .build();
  public static final Route MAKE_SWEEP =
      route(
              POST,
              "/v1/sweeps",
              API,
              "Try a strategy with every combination of parameters, or with some drawn at random.")
          .members(Role.workers(), Scope.RUNS)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.SCRIPT_ERRORS, ProblemType.DATA_MISSING, ProblemType.QUOTA)
          .takes(SweepBodies.NewSweep.class, NEW_SWEEP)
          .answers(202, SweepBodies.State.class)
          .build();
  public static final Route SWEEP =
      route(GET, "/v1/sweeps/{id}", API, "A sweep with its progress and the best so far.")
          .members(Role.members(), Scope.RUNS)
          .answers(200, SweepBodies.State.class)
          .build();
  public static final Route SWEEP_RESULTS =
      route(
              GET,
              "/v1/sweeps/{id}/results",
              API,
              "The trials of a sweep, the best first; ?format=csv gives all of them as a table.")
          .members(Role.members(), Scope.RUNS)
          .with(Rule.PAGED)
          .answers(200, SweepBodies.Results.class)
          .build();
  public static final Route CANCEL_SWEEP =
      route(POST, "/v1/sweeps/{id}:cancel", API, "Stop a sweep; what has been tried stays.")
          .members(Role.workers(), Scope.RUNS)
          .problems(ProblemType.WRONG_STATE)
          .answers(200, SweepBodies.State.class)
          .build();

  static final List<Route> ALL =
      List.of(SWEEPS, ESTIMATE_SWEEP, MAKE_SWEEP, SWEEP, SWEEP_RESULTS, CANCEL_SWEEP);

  private SweepRoutes() {}
}
