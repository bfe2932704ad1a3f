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
import io.quantlab.platform.wire.RunComparison;
import java.util.List;

/// Routes about backtests and jobs (platform contract 8.4, Research).
public final class RunRoutes {
  private static final String NEW_RUN =
      "{\"strategy\": \"sma-cross\", \"data\": [\"ds_01JH2V9Z6Q3K8XW5T7YB4C1D0E\"],"
          + " \"parameters\": {\"fast\": \"10\"}}";

  public static final Route STRATEGIES =
      route(GET, "/v1/strategies", API, "The built-in strategies with their parameters.")
          .members(Role.members(), Scope.RUNS)
          .answers(200, RunBodies.Strategies.class)
          .build();
  public static final Route RUNS =
      route(GET, "/v1/backtests", API, "The caller's backtests, newest first.")
          .members(Role.members(), Scope.RUNS)
          .with(Rule.PAGED)
          .answers(200, RunBodies.Runs.class)
          .build();
  public static final Route MAKE_RUN =
      route(
              POST,
              "/v1/backtests",
              API,
              "Run a backtest: a short one at once, a longer one as a job; ?wait=0..20 waits for its end.")
          .members(Role.workers(), Scope.RUNS)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.SCRIPT_ERRORS, ProblemType.DATA_MISSING, ProblemType.QUOTA)
          .takes(RunBodies.NewRun.class, NEW_RUN)
          .answers(202, RunBodies.Run.class)
          .build();
  public static final Route RUN =
      route(
              GET,
              "/v1/backtests/{id}",
              API,
              "A backtest with its progress, or its metrics and files.")
          .members(Role.members(), Scope.RUNS)
          .answers(200, RunBodies.Run.class)
          .build();
  public static final Route CANCEL_RUN =
      route(POST, "/v1/backtests/{id}:cancel", API, "Stop a backtest.")
          .members(Role.workers(), Scope.RUNS)
          .problems(ProblemType.WRONG_STATE)
          .answers(200, RunBodies.Run.class)
          .build();
  public static final Route RUN_FILE =
      route(GET, "/v1/backtests/{id}/files/{name}", API, "Where to read a file of the result.")
          .members(Role.members(), Scope.RUNS)
          .answers(302)
          .build();
  public static final Route JOB =
      route(GET, "/v1/jobs/{id}", API, "A job.")
          .members(Role.members(), Scope.RUNS)
          .answers(200, RunBodies.Job.class)
          .build();
  public static final Route ESTIMATE_RUN =
      route(
              POST,
              "/v1/backtests:estimate",
              API,
              "How long a backtest would take, where it would run, what it would use.")
          .members(Role.workers(), Scope.RUNS)
          .counted(RateClass.ESTIMATE)
          .problems(ProblemType.SCRIPT_ERRORS, ProblemType.DATA_MISSING)
          .takes(RunBodies.NewRun.class, NEW_RUN)
          .answers(200, RunBodies.Estimate.class)
          .build();
  public static final Route RERUN =
      route(
              POST,
              "/v1/backtests/{id}:rerun",
              API,
              "Repeat a finished backtest and hold its events against the first ones.")
          .members(Role.workers(), Scope.RUNS)
          .with(Rule.IDEMPOTENT)
          .problems(ProblemType.WRONG_STATE, ProblemType.QUOTA)
          .answers(202, RunBodies.Run.class)
          .build();
  public static final Route EXPORT_RUN =
      route(
              POST,
              "/v1/backtests/{id}:export",
              API,
              "A finished backtest as one zip: tables, report, manifest, and a list with hashes.")
          .members(Role.members(), Scope.RUNS)
          .counted(RateClass.ESTIMATE)
          .problems(ProblemType.WRONG_STATE)
          .takes(RunBodies.Export.class, "{\"formats\": [\"csv\", \"parquet\"]}")
          .answers(200, RunBodies.Exported.class)
          .build();
  public static final Route COMPARE_RUNS =
      route(
              POST,
              "/v1/backtests:compare",
              API,
              "Finished backtests side by side; the first one is the base.")
          .members(Role.members(), Scope.RUNS)
          .counted(RateClass.ESTIMATE)
          .takes(
              RunBodies.Compare.class,
              "{\"runs\": [\"run_01JH2V9Z6Q3K8XW5T7YB4C1D0E\","
                  + " \"run_01JH2V9Z6Q3K8XW5T7YB4C1D0F\"]}")
          .answers(200, RunComparison.class)
          .build();
  public static final Route RUN_TABLE =
      route(
              GET,
              "/v1/backtests/{id}/tables/{name}",
              API,
              "Where to read a table of the result; ?format= csv, parquet, arrow, qlc.")
          .members(Role.members(), Scope.RUNS)
          .answers(302)
          .build();
  public static final Route JOBS =
      route(GET, "/v1/jobs", API, "The caller's jobs, newest first.")
          .members(Role.members(), Scope.RUNS)
          .with(Rule.PAGED)
          .answers(200, RunBodies.Jobs.class)
          .build();
  public static final Route CANCEL_JOB =
      route(POST, "/v1/jobs/{id}:cancel", API, "Stop a job.")
          .members(Role.workers(), Scope.RUNS)
          .problems(ProblemType.WRONG_STATE)
          .answers(200, RunBodies.Job.class)
          .build();

  static final List<Route> ALL =
      List.of(
          STRATEGIES,
          RUNS,
          MAKE_RUN,
          ESTIMATE_RUN,
          COMPARE_RUNS,
          RUN,
          CANCEL_RUN,
          RERUN,
          EXPORT_RUN,
          RUN_FILE,
          RUN_TABLE,
          JOBS,
          JOB,
          CANCEL_JOB);

  private RunRoutes() {}
}
