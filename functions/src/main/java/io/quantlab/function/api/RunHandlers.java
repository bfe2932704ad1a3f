package io.quantlab.function.api;

import io.quantlab.engine.reference.Builtins;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.StrategyFactory;
import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.route.RunBodies;
import io.quantlab.platform.route.WorkRoutes;
import io.quantlab.platform.store.Head;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Outgoing;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.JobDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Backtests: submit, follow, cancel, read.
public final class RunHandlers implements Handlers.Group {
  private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();
  private static final int LONGEST_WAIT = 20;

  private final RunPlanner planner;
  private final Runs runs;
  private final Jobs jobs;
  private final JobStart start;
  private final Presigned presigned;
  private final Pages pages;

  public RunHandlers(
      RunPlanner planner, Runs runs, Jobs jobs, JobStart start, Presigned presigned, Pages pages) {
    this.planner = planner;
    this.runs = runs;
    this.jobs = jobs;
    this.start = start;
    this.presigned = presigned;
    this.pages = pages;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(WorkRoutes.STRATEGIES, _ -> strategies())
        .on(WorkRoutes.RUNS, this::list)
        .on(WorkRoutes.MAKE_RUN, this::make)
        .on(WorkRoutes.RUN, call -> Answer.json(200, shown(call, readable(call))))
        .on(WorkRoutes.CANCEL_RUN, this::cancel)
        .on(WorkRoutes.RUN_FILE, this::file)
        .on(WorkRoutes.JOB, this::job);
  }

  private static HttpResponse strategies() {
    List<RunBodies.Strategy> all = Builtins.all().stream().map(RunHandlers::strategy).toList();
    return Answer.json(200, new RunBodies.Strategies(all));
  }

  private static RunBodies.Strategy strategy(StrategyFactory factory) {
    Parameters parameters = new Parameters(Map.of());
    factory.create(parameters);
    return new RunBodies.Strategy(
        factory.name(), factory.about(), factory.instruments(), parameters.values());
  }

  private HttpResponse list(Call call) {
    Page<Head> page = runs.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<RunBodies.RunHead> items =
        page.items().stream()
            .map(head ->
                new RunBodies.RunHead(
                    head.id(),
                    head.title(),
                    DataHandlers.word(head.status()),
                    Instant.ofEpochMilli(head.created())))
            .toList();
    return pages.linked(call, next, Answer.json(200, new RunBodies.Runs(items, next)));
  }

  private HttpResponse make(Call call) {
    int wait = wait(call);
    Id id = call.fresh(IdKind.RUN);
    Id job = call.fresh(IdKind.JOB);
    JobDocument document = planner.plan(call, id, job);
    String strategy = document.backtest().orElseThrow().strategy().orElse("script");
    Outgoing message = start.prepare(call, id, document);
    Work.Run run =
        new Work.Run(
            call.caller().user(),
            job,
            strategy,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            Optional.empty());
    String hash = OpaqueToken.sha256(RecordJson.write(document));
    runs.create(call.tenant(), id, run, message, call.audited("run.submit", id, hash));
    start.send(call.tenant(), message);
    Kept<Work.Run> now = await(call, id, job, wait);
    boolean ended = Work.Status.valueOf(now.status()).isEnd();
    return Answer.json(ended ? 200 : 202, shown(call, now)).with("Location", "/v1/backtests/" + id);
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

  private HttpResponse cancel(Call call) {
    Kept<Work.Run> run = readable(call);
    if (!Rights.mayChange(call.caller(), run.document().owner())) {
      throw ProblemException.notFound();
    }
    jobs.cancel(call.tenant(), run.document().job());
    return Answer.json(200, shown(call, runs.find(call.tenant(), run.id()).orElseThrow()));
  }

  private HttpResponse file(Call call) {
    Kept<Work.Run> run = readable(call);
    String name = call.variables().get("name");
    if (!run.document().files().contains(name)) {
      throw ProblemException.notFound();
    }
    ObjectName object = ObjectName.run(call.tenant(), run.id(), name);
    return Answer.redirect(presigned.get(call.tenant(), object).url().toString());
  }

  private HttpResponse job(Call call) {
    Kept<Work.Job> job =
        jobs.find(call.tenant(), call.id(IdKind.JOB))
            .filter(found -> Rights.mayRead(call.caller(), found.document().owner()))
            .orElseThrow(ProblemException::notFound);
    return Answer.json(
        200,
        new RunBodies.Job(
            job.id(),
            job.document().kind(),
            DataHandlers.word(job.status()),
            job.document().about(),
            job.document().problem(),
            Instant.ofEpochMilli(job.created())));
  }

  private Kept<Work.Run> readable(Call call) {
    return runs.find(call.tenant(), call.id(IdKind.RUN))
        .filter(run -> Rights.mayRead(call.caller(), run.document().owner()))
        .orElseThrow(ProblemException::notFound);
  }

  private RunBodies.Run shown(Call call, Kept<Work.Run> run) {
    Work.Run document = run.document();
    boolean ended = Work.Status.valueOf(run.status()).isEnd();
    Work.Status status =
        ended
            ? Work.Status.valueOf(run.status())
            : jobs.status(call.tenant(), document.job()).orElseThrow();
    Optional<RunBodies.Progress> progress =
        ended
            ? Optional.empty()
            : jobs.progress(call.tenant(), document.job()).map(RunBodies.Progress::new);
    return new RunBodies.Run(
        run.id(),
        document.strategy(),
        DataHandlers.word(status.name()),
        document.job(),
        progress,
        document.eventHash(),
        document.problem(),
        document.metrics(),
        document.files(),
        Instant.ofEpochMilli(run.created()),
        document.endedMillis().map(Instant::ofEpochMilli));
  }
}
