package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.batch.Calibration;
import io.quantlab.platform.batch.EngineDesk;
import io.quantlab.platform.batch.Estimate;
import io.quantlab.platform.batch.Measured;
import io.quantlab.platform.batch.Prices;
import io.quantlab.platform.cloud.Deadline;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.RunBodies;
import io.quantlab.platform.route.RunRoutes;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.Hold;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Outgoing;
import io.quantlab.platform.store.Quota;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.JobDocument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/// Backtests begin here: estimate, a short run at once, a longer one as a job, a repetition.
public final class RunSubmission implements Handlers.Group {
  private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();
  private static final int LONGEST_WAIT = 20;

  /// A run that takes longer in the function is given to a worker (platform contract PJ-1).
  private static final Duration INLINE_GUARD = Duration.ofSeconds(8);

  private final RunPlanner planner;
  private final Runs runs;
  private final Jobs jobs;
  private final Quotas quotas;
  private final JobStart start;
  private final EngineDesk desk;
  private final Optional<Prices> prices;
  private final RunView view;
  private final Measured measured = new Measured();

  /// A part of the processors at most runs engines within requests; what comes more is queued.
  private final Semaphore inline =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  public RunSubmission(
      RunPlanner planner,
      Runs runs,
      Jobs jobs,
      Quotas quotas,
      JobStart start,
      EngineDesk desk,
      Optional<Prices> prices) {
    this.planner = planner;
    this.runs = runs;
    this.jobs = jobs;
    this.quotas = quotas;
    this.start = start;
    this.desk = desk;
    this.prices = prices;
    this.view = new RunView(jobs);
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(RunRoutes.ESTIMATE_RUN, this::estimate)
        .on(RunRoutes.MAKE_RUN, this::make)
        .on(RunRoutes.RERUN, this::rerun);
  }

  private HttpResponse estimate(Call call) {
    RunBodies.NewRun body = call.body(RunBodies.NewRun.class);
    RunPlanner.Planned planned = planner.plan(call, body, call.fresh(IdKind.RUN));
    Estimate estimate = estimated(planned);
    RunBodies.Place place = place(estimate, body.prefer());
    Estimate.Span wall =
        switch (place) {
          case INLINE -> estimate.inlineWall();
          case WORKER -> estimate.workerWall();
        };
    return Answer.json(
        200,
        new RunBodies.Estimate(
            place,
            estimate.rows(),
            estimate.bytes(),
            shown(estimate.engine()),
            shown(wall),
            estimate.memoryMib(),
            finished(call, planned, body).map(Kept::id),
            prices.map(all ->
                new RunBodies.Money(all.of(estimate), all.currency(), all.date(), all.source()))));
  }

  private Estimate estimated(RunPlanner.Planned planned) {
    return Estimate.of(planned.load(), Calibration.TWO_CORES, measured.ratio());
  }

  private static RunBodies.Span shown(Estimate.Span span) {
    return new RunBodies.Span(span.p50(), span.p90());
  }

  /// A wish for the function counts only for a short run that ends before the caller goes away.
  private static RunBodies.Place place(Estimate estimate, Optional<RunBodies.Place> prefer) {
    boolean inTime =
        !Deadline.BOUND.isBound()
            || Deadline.BOUND.get().left().toMillis() > estimate.inlineWall().p90();
    return estimate.isShort() && inTime
        ? prefer.orElse(RunBodies.Place.INLINE)
        : RunBodies.Place.WORKER;
  }

  private HttpResponse make(Call call) {
    int wait = wait(call);
    RunBodies.NewRun body = call.body(RunBodies.NewRun.class);
    RunPlanner.Planned planned = planner.plan(call, body, call.fresh(IdKind.RUN));
    Optional<Kept<Work.Run>> before = finished(call, planned, body);
    if (before.isPresent()) {
      return answer(call, before.get(), true);
    }
    return begin(call, planned, place(estimated(planned), body.prefer()), wait);
  }

  /// The run with equal inputs that is done and that the caller may read.
  private Optional<Kept<Work.Run>> finished(
      Call call, RunPlanner.Planned planned, RunBodies.NewRun body) {
    if (body.force().orElse(false)) {
      return Optional.empty();
    }
    return runs.byInputs(call.tenant(), planned.inputs())
        .filter(run -> run.status().equals(Work.Status.DONE.name()))
        .filter(run -> Rights.mayRead(call.caller(), run.document().owner()));
  }

  private HttpResponse rerun(Call call) {
    int wait = wait(call);
    Kept<Work.Run> first =
        runs.find(call.tenant(), call.id(IdKind.RUN))
            .filter(run -> Rights.mayRead(call.caller(), run.document().owner()))
            .orElseThrow(ProblemException::notFound);
    if (!first.status().equals(Work.Status.DONE.name())) {
      throw ProblemException.of(
          ProblemType.WRONG_STATE,
          "Only a run that is done can be repeated; it is "
              + DataHandlers.word(first.status())
              + ".");
    }
    JobDocument.Backtest what =
        start.document(call.tenant(), first.document().job()).backtest().orElseThrow();
    RunPlanner.Planned planned = planner.again(call, call.fresh(IdKind.RUN), first.id(), what);
    return begin(call, planned, place(estimated(planned), Optional.empty()), wait);
  }

  private HttpResponse begin(
      Call call, RunPlanner.Planned planned, RunBodies.Place place, int wait) {
    Id id = planned.what().run();
    Id job = call.fresh(IdKind.JOB);
    JobDocument document = JobDocument.of(call.tenant(), call.caller().user(), job, planned.what());
    boolean here = place == RunBodies.Place.INLINE && inline.tryAcquire();
    Work.Run run =
        Work.Run.fresh(
            call.caller().user(),
            job,
            planned.what().strategy().orElse("script"),
            planned.inputs(),
            here);
    List<Hold> holds = holds(call, planned);
    Audited by = call.audited("run.submit", id, OpaqueToken.sha256(RecordJson.write(document)));
    if (here) {
      try {
        runHere(call, planned, document, run, holds, by);
      } finally {
        inline.release();
      }
    } else {
      Outgoing message = start.prepare(call, id, document);
      runs.create(call.tenant(), id, run, message, holds, by);
      start.send(call.tenant(), message);
    }
    return answer(call, await(call, id, job, wait), false);
  }

  /// What a run takes of the plan, wherever it executes.
  private List<Hold> holds(Call call, RunPlanner.Planned planned) {
    long seconds = Math.max(1, (estimated(planned).engine().p50() + 999) / 1000);
    return List.of(
        quotas.hold(call.tenant(), Quota.RUNS, 1),
        quotas.hold(call.tenant(), Quota.RUNNING_JOBS, 1),
        quotas.hold(call.tenant(), Quota.CORE_SECONDS, seconds));
  }

  /// Makes the run taken and works on it. If this process dies, the lease lapses and a worker goes
  /// on; if the same request comes again, the run is there and is not begun twice.
  private void runHere(
      Call call,
      RunPlanner.Planned planned,
      JobDocument document,
      Work.Run run,
      List<Hold> holds,
      Audited by) {
    start.keep(document);
    Id id = planned.what().run();
    if (!runs.createTaken(call.tenant(), id, run, EngineDesk.LEASE, holds, by)) {
      return;
    }
    long begun = System.nanoTime();
    desk.run(call.tenant(), document.job(), INLINE_GUARD);
    long took = (System.nanoTime() - begun) / 1_000_000;
    Estimate plain = Estimate.of(planned.load(), Calibration.TWO_CORES, 1);
    measured.add(plain.inlineWall().p50(), took);
  }

  private HttpResponse answer(Call call, Kept<Work.Run> run, boolean reused) {
    boolean ended = Work.Status.valueOf(run.status()).isEnd();
    return Answer.json(ended ? 200 : 202, view.shown(call.tenant(), run, reused))
        .with("Location", "/v1/backtests/" + run.id());
  }

  private static int wait(Call call) {
    String text = call.query("wait").orElse("0");
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > LONGEST_WAIT) {
      throw ProblemException.field("/wait", "range", "expected 0 to 20, found " + text);
    }
    return Integer.parseInt(text);
  }

  private Kept<Work.Run> await(Call call, Id id, Id job, int seconds) {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < deadline && !jobs.status(call.tenant(), job).orElseThrow().isEnd()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return runs.find(call.tenant(), id).orElseThrow();
  }
}
