package io.quantlab.function.api;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.function.http.Pages;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.route.SweepBodies;
import io.quantlab.platform.route.SweepRoutes;
import io.quantlab.platform.store.Head;
import io.quantlab.platform.store.Jobs;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Page;
import io.quantlab.platform.store.PageRequest;
import io.quantlab.platform.store.Sweep;
import io.quantlab.platform.store.Sweeps;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.SweepTable;
import io.quantlab.platform.wire.SweepTrial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sweeps as they are read: list, one, its trials; and the stop of one.
public final class SweepHandlers implements Handlers.Group {
  private final Sweeps sweeps;
  private final Cancellation cancellation;
  private final SweepTrials trials;
  private final Pages pages;
  private final SweepView view;

  public SweepHandlers(
      Sweeps sweeps, Jobs jobs, Cancellation cancellation, SweepTrials trials, Pages pages) {
    this.sweeps = sweeps;
    this.cancellation = cancellation;
    this.trials = trials;
    this.pages = pages;
    this.view = new SweepView(jobs);
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(SweepRoutes.SWEEPS, this::list)
        .on(SweepRoutes.SWEEP, call -> Answer.json(200, view.shown(call.tenant(), readable(call))))
        .on(SweepRoutes.SWEEP_RESULTS, this::results)
        .on(SweepRoutes.CANCEL_SWEEP, this::cancel);
  }

  private HttpResponse list(Call call) {
    Page<Head> page = sweeps.list(call.tenant(), call.caller().user(), pages.of(call));
    Optional<String> next = pages.next(call, page);
    List<SweepBodies.SweepHead> items =
        page.items().stream()
            .map(head ->
                new SweepBodies.SweepHead(
                    head.id(),
                    head.title(),
                    DataHandlers.word(head.status()),
                    Instant.ofEpochMilli(head.created())))
            .toList();
    return pages.linked(call, next, Answer.json(200, new SweepBodies.Sweeps(items, next)));
  }

  /// The trials of the parts that have ended by now, the best first; a page of them, or a table of
  /// all.
  private HttpResponse results(Call call) {
    Kept<Sweep> sweep = readable(call);
    List<SweepTrial> ranked = trials.ranked(call.tenant(), sweep);
    String format = call.query("format").orElse("json");
    return switch (format) {
      case "json" -> page(call, ranked);
      case "csv" ->
          Answer.text(
              200,
              "text/csv; charset=utf-8",
              SweepTable.csv(sweep.document().plan().axes(), ranked));
      default ->
          throw ProblemException.field("/format", "value", "expected json or csv, found " + format);
    };
  }

  private HttpResponse page(Call call, List<SweepTrial> ranked) {
    PageRequest wanted = pages.of(call);
    int from = Math.min(ranked.size(), wanted.after().map(Integer::parseInt).orElse(0));
    int to = Math.min(ranked.size(), from + wanted.limit());
    Page<SweepTrial> page =
        new Page<>(
            ranked.subList(from, to),
            to < ranked.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    Optional<String> next = pages.next(call, page);
    return pages.linked(call, next, Answer.json(200, new SweepBodies.Results(page.items(), next)));
  }

  /// First the sweep is said to stop, so that no part begins anew, then each part is.
  private HttpResponse cancel(Call call) {
    Kept<Sweep> sweep = readable(call);
    if (!Rights.mayChange(call.caller(), sweep.document().owner())) {
      throw ProblemException.notFound();
    }
    Id id = sweep.id();
    if (sweeps.cancel(call.tenant(), id, call.audited("sweep.cancel", id, ""))) {
      sweep.document().jobs(id).forEach(job -> cancellation.cancel(call, job));
    }
    return Answer.json(200, view.shown(call.tenant(), readable(call)));
  }

  private Kept<Sweep> readable(Call call) {
    return sweeps
        .find(call.tenant(), call.id(IdKind.SWEEP))
        .filter(found -> Rights.mayRead(call.caller(), found.document().owner()))
        .orElseThrow(ProblemException::notFound);
  }
}
