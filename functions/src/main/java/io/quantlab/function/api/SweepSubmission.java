package io.quantlab.function.api;

import io.quantlab.engine.optimize.Objective;
import io.quantlab.engine.optimize.ParameterAxis;
import io.quantlab.engine.optimize.ParameterSpace;
import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.batch.Calibration;
import io.quantlab.platform.batch.Estimate;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.FieldError;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.RunBodies;
import io.quantlab.platform.route.SweepBodies;
import io.quantlab.platform.route.SweepRoutes;
import io.quantlab.platform.store.Hold;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Outgoing;
import io.quantlab.platform.store.Quota;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Sweep;
import io.quantlab.platform.store.Sweeps;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.JobDocument;
import io.quantlab.platform.wire.SweepPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sweeps begin here: checked, estimated, cut into parts, each of them a job.
public final class SweepSubmission implements Handlers.Group {
  /// A part takes about so long, so that a worker that dies loses little (platform contract PJ-7).
  private static final long SHARD_MILLIS = 20_000;

  /// Building a strategy, wiring a run and summing it up, whatever it reads.
  private static final long LEAST_MILLIS = 5;

  private static final String USUAL_METRIC = "sharpe";

  private final RunPlanner planner;
  private final Sweeps sweeps;
  private final Quotas quotas;
  private final JobStart start;
  private final SweepView view;

  public SweepSubmission(
      RunPlanner planner, Sweeps sweeps, Jobs jobs, Quotas quotas, JobStart start) {
    this.planner = planner;
    this.sweeps = sweeps;
    this.quotas = quotas;
    this.start = start;
    this.view = new SweepView(jobs);
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers.on(SweepRoutes.ESTIMATE_SWEEP, this::estimate).on(SweepRoutes.MAKE_SWEEP, this::make);
  }

  /// A sweep as it was asked for, with what it takes.
  ///
  /// @param each what one configuration takes
  /// @param millisEach computing of one configuration
  private record Planned(
      RunPlanner.Planned run,
      SweepPlan plan,
      ParameterSpace space,
      Sweep sweep,
      Estimate each,
      RunBodies.Span millisEach) {
    RunBodies.Span engine() {
      long size = space.size();
      return new RunBodies.Span(size * millisEach.p50(), size * millisEach.p90());
    }

    /// The longest part, with all around the first of its runs.
    RunBodies.Span wall() {
      long more = sweep.perShard() - 1L;
      return new RunBodies.Span(
          each.workerWall().p50() + more * millisEach.p50(),
          each.workerWall().p90() + more * millisEach.p90());
    }
  }

  private Planned planned(Call call) {
    SweepBodies.NewSweep body = call.body(SweepBodies.NewSweep.class);
    SweepPlan plan = plan(body);
    ParameterSpace space = space(plan);
    Map<String, String> first = new LinkedHashMap<>();
    plan.axes().forEach(axis -> first.put(axis.name(), axis.values().getFirst()));
    Id run = new Id(IdKind.RUN, call.fresh(IdKind.SWEEP).ulid());
    RunPlanner.Planned planned = planner.plan(call, body.each(), run, first);
    Estimate each = Estimate.of(planned.load(), Calibration.TWO_CORES, 1);
    RunBodies.Span millis =
        new RunBodies.Span(
            Math.max(LEAST_MILLIS, each.engine().p50()),
            Math.max(2 * LEAST_MILLIS, each.engine().p90()));
    int shards = body.shards().orElseGet(() -> shards(call, space.size() * millis.p50()));
    Sweep sweep =
        Sweep.fresh(
            call.caller().user(),
            planned.what().strategy().orElse("script"),
            plan,
            space.size(),
            Math.min(shards, space.size()));
    return new Planned(planned, plan, space, sweep, each, millis);
  }

  /// As many parts as are worth a worker, and half of what the plan lets run at once at most.
  private int shards(Call call, long millis) {
    long allowed = quotas.plan(call.tenant()).plan().limit(Quota.RUNNING_JOBS) / 2;
    long most = Math.clamp(allowed, 1, SweepPlan.MAX_SHARDS);
    return (int) Math.clamp(Math.ceilDiv(millis, SHARD_MILLIS), 1, most);
  }

  private static SweepPlan plan(SweepBodies.NewSweep body) {
    List<FieldError> errors = new ArrayList<>();
    List<ParameterAxis> axes = new ArrayList<>();
    for (int i = 0; i < body.vary().size(); i++) {
      try {
        axes.add(ParameterAxis.parse(body.vary().get(i)));
      } catch (IllegalArgumentException wrong) {
        errors.add(new FieldError("/vary/" + i, "value", wrong.getMessage()));
      }
    }
    SweepPlan plan =
        new SweepPlan(
            axes,
            body.samples(),
            body.sampleSeed().orElse(1L),
            body.metric().orElse(USUAL_METRIC),
            body.direction().orElse(Objective.Direction.HIGHEST));
    try {
      plan.objective();
    } catch (IllegalArgumentException wrong) {
      errors.add(new FieldError("/metric", "value", wrong.getMessage()));
    }
    for (ParameterAxis axis : axes) {
      if (body.parameters().orElse(Map.of()).containsKey(axis.name())) {
        errors.add(
            new FieldError(
                "/parameters/" + axis.name(), "value", "it is varied, so it has no one value"));
      }
    }
    if (!errors.isEmpty()) {
      throw ProblemException.fields(errors);
    }
    return plan;
  }

  private static ParameterSpace space(SweepPlan plan) {
    try {
      return plan.space();
    } catch (IllegalArgumentException wrong) {
      String pointer = plan.samples().isPresent() ? "/samples" : "/vary";
      throw ProblemException.field(pointer, "range", wrong.getMessage());
    }
  }

  private HttpResponse estimate(Call call) {
    Planned planned = planned(call);
    return Answer.json(
        200,
        new SweepBodies.Estimate(
            planned.space().cells(),
            planned.space().size(),
            planned.sweep().shards(),
            planned.each().rows(),
            planned.engine(),
            planned.wall()));
  }

  private HttpResponse make(Call call) {
    Planned planned = planned(call);
    Sweep sweep = planned.sweep();
    Id id = call.fresh(IdKind.SWEEP);
    List<Outgoing> messages = new ArrayList<>();
    List<Id> jobs = sweep.jobs(id);
    for (int shard = 0; shard < jobs.size(); shard++) {
      messages.add(start.prepare(call, id, document(call, planned, id, jobs.get(shard), shard)));
    }
    String what = OpaqueToken.sha256(RecordJson.write(planned.plan()) + planned.run().inputs());
    sweeps.create(
        call.tenant(),
        id,
        sweep,
        messages,
        holds(call, planned),
        call.audited("sweep.submit", id, what));
    messages.forEach(message -> start.send(call.tenant(), message));
    return Answer.json(202, view.shown(call.tenant(), sweeps.find(call.tenant(), id).orElseThrow()))
        .with("Location", "/v1/sweeps/" + id);
  }

  private static JobDocument document(Call call, Planned planned, Id id, Id job, int shard) {
    int from = shard * planned.sweep().perShard();
    int to = Math.min(from + planned.sweep().perShard(), planned.space().size());
    return JobDocument.of(
        call.tenant(),
        call.caller().user(),
        job,
        new JobDocument.Sweep(id, shard, from, to, planned.run().what(), planned.plan()));
  }

  private List<Hold> holds(Call call, Planned planned) {
    long seconds = Math.max(1, Math.ceilDiv(planned.engine().p50(), 1_000));
    return List.of(
        quotas.hold(call.tenant(), Quota.RUNS, planned.space().size()),
        quotas.hold(call.tenant(), Quota.RUNNING_JOBS, planned.sweep().shards()),
        quotas.hold(call.tenant(), Quota.CORE_SECONDS, seconds));
  }
}
