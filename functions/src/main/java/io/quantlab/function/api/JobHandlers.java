package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.route.RunBodies;
import io.quantlab.platform.route.RunRoutes;
import io.quantlab.platform.store.Head;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.Runs;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Jobs: list, follow, stop; and the stop of the run a job works on.
public final class JobHandlers implements Handlers.Group {
  private final Jobs jobs;
  private final Runs runs;
  private final Cancellation cancellation;
  private final Pages pages;
  private final RunView view;

  public JobHandlers(Jobs jobs, Runs runs, Cancellation cancellation, Pages pages) {
    this.jobs = jobs;
    this.runs = runs;
    this.cancellation = cancellation;
    this.pages = pages;
    this.view = new RunView(jobs);
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(RunRoutes.JOBS, this::list)
        .on(RunRoutes.JOB, call -> Answer.json(200, shown(readable(call))))
        .on(RunRoutes.CANCEL_JOB, this::cancel)
        .on(RunRoutes.CANCEL_RUN, this::cancelRun);
  }

  private HttpResponse list(Call call) {
    Page<Head> page = jobs.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<RunBodies.JobHead> items =
        page.items().stream()
            .map(head ->
                new RunBodies.JobHead(
                    head.id(),
                    Optional.ofNullable(head.title()).orElse("job"),
                    DataHandlers.word(head.status()),
                    Instant.ofEpochMilli(head.created())))
            .toList();
    return pages.linked(call, next, Answer.json(200, new RunBodies.Jobs(items, next)));
  }

  private HttpResponse cancel(Call call) {
    Kept<Work.Job> job = readable(call);
    requireChangeable(call, job.document().owner());
    cancellation.cancel(call, job.id());
    return Answer.json(200, shown(readable(call)));
  }

  private HttpResponse cancelRun(Call call) {
    Id id = call.id(IdKind.RUN);
    Kept<Work.Run> run =
        runs.find(call.tenant(), id)
            .filter(found -> Rights.mayRead(call.caller(), found.document().owner()))
            .orElseThrow(ProblemException::notFound);
    requireChangeable(call, run.document().owner());
    cancellation.cancel(call, run.document().job());
    return Answer.json(
        200, view.shown(call.tenant(), runs.find(call.tenant(), id).orElseThrow(), false));
  }

  private static void requireChangeable(Call call, Id owner) {
    if (!Rights.mayChange(call.caller(), owner)) {
      throw ProblemException.notFound();
    }
  }

  private Kept<Work.Job> readable(Call call) {
    return jobs.find(call.tenant(), call.id(IdKind.JOB))
        .filter(found -> Rights.mayRead(call.caller(), found.document().owner()))
        .orElseThrow(ProblemException::notFound);
  }

  private static RunBodies.Job shown(Kept<Work.Job> job) {
    return new RunBodies.Job(
        job.id(),
        job.document().kind(),
        DataHandlers.word(job.status()),
        job.document().about(),
        job.document().problem(),
        Instant.ofEpochMilli(job.created()));
  }
}
