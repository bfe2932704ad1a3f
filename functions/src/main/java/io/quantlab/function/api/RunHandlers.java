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
import io.quantlab.platform.batch.EngineDesk;
import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.json.FieldError;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Backtests as they are read: list, one, its files and tables, several side by side.
public final class RunHandlers implements Handlers.Group {
  private static final List<String> FORMATS = List.of("csv", "parquet", "arrow", "qlc");

  private final Runs runs;
  private final Presigned presigned;
  private final EngineDesk desk;
  private final Pages pages;
  private final RunView view;

  public RunHandlers(Runs runs, Jobs jobs, Presigned presigned, EngineDesk desk, Pages pages) {
    this.runs = runs;
    this.presigned = presigned;
    this.desk = desk;
    this.pages = pages;
    this.view = new RunView(jobs);
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(RunRoutes.STRATEGIES, _ -> strategies())
        .on(RunRoutes.RUNS, this::list)
        .on(RunRoutes.RUN, this::one)
        .on(RunRoutes.RUN_FILE, call -> file(call, call.variables().get("name")))
        .on(RunRoutes.RUN_TABLE, this::table)
        .on(RunRoutes.COMPARE_RUNS, this::compare);
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

  private HttpResponse one(Call call) {
    return Answer.json(200, view.shown(call.tenant(), readable(call), false));
  }

  private HttpResponse table(Call call) {
    String format = call.query("format").orElse("csv");
    if (!FORMATS.contains(format)) {
      throw ProblemException.field(
          "/format",
          "value",
          "expected one of " + String.join(", ", FORMATS) + ", found " + format);
    }
    return file(call, call.variables().get("name") + "." + format);
  }

  private HttpResponse file(Call call, String name) {
    Kept<Work.Run> run = readable(call);
    if (!run.document().files().contains(name)) {
      throw ProblemException.notFound();
    }
    ObjectName object = ObjectName.run(call.tenant(), run.id(), attempt(run), name);
    return Answer.redirect(presigned.get(call.tenant(), object).url().toString());
  }

  private static long attempt(Kept<Work.Run> run) {
    return run.document().attempt().orElse(1L);
  }

  private HttpResponse compare(Call call) {
    List<Id> ids = call.body(RunBodies.Compare.class).runs();
    List<FieldError> errors = new ArrayList<>();
    List<EngineDesk.Finished> finished = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Optional<Kept<Work.Run>> run = readable(call, ids.get(i));
      if (ids.indexOf(ids.get(i)) < i) {
        errors.add(new FieldError("/runs/" + i, "value", "this run stands twice"));
      } else if (run.isEmpty()) {
        errors.add(new FieldError("/runs/" + i, "value", "there is no such run"));
      } else if (!run.get().status().equals(Work.Status.DONE.name())) {
        errors.add(new FieldError("/runs/" + i, "value", "expected a run that is done"));
      } else {
        finished.add(new EngineDesk.Finished(ids.get(i), attempt(run.get())));
      }
    }
    if (!errors.isEmpty()) {
      throw ProblemException.fields(errors);
    }
    return Answer.json(200, desk.compare(call.tenant(), finished));
  }

  private Kept<Work.Run> readable(Call call) {
    return readable(call, call.id(IdKind.RUN)).orElseThrow(ProblemException::notFound);
  }

  private Optional<Kept<Work.Run>> readable(Call call, Id id) {
    return id.kind() == IdKind.RUN
        ? runs.find(call.tenant(), id)
            .filter(run -> Rights.mayRead(call.caller(), run.document().owner()))
        : Optional.empty();
  }
}
