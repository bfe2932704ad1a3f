package io.quantlab.function.api;

import io.quantlab.engine.reference.Builtins;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.StrategyFactory;
import io.quantlab.function.http.Call;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.json.FieldError;
import io.quantlab.platform.route.RunBodies;
import io.quantlab.platform.store.Datasets;
import io.quantlab.platform.store.Kept;
import io.quantlab.platform.store.Scripts;
import io.quantlab.platform.store.Work;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.wire.JobDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Turns a submitted run into the document of a job; whatever can be seen to be wrong before it
/// runs is said here.
public final class RunPlanner {
  /// Options of the command line that a run of the service may set; the others name files of the
  /// machine, or are fields of the request.
  private static final Set<String> SETTINGS =
      Set.of(
          "cash",
          "fees",
          "profile",
          "sessions",
          "sample",
          "riskFree",
          "decisions",
          "hash",
          "slippage",
          "costMethod");

  private final Datasets datasets;
  private final Scripts scripts;

  public RunPlanner(Datasets datasets, Scripts scripts) {
    this.datasets = datasets;
    this.scripts = scripts;
  }

  JobDocument plan(Call call, Id run, Id job) {
    RunBodies.NewRun body = call.body(RunBodies.NewRun.class);
    List<FieldError> errors = new ArrayList<>();
    body.strategy().ifPresent(name -> checkStrategy(name, body, errors));
    Map<String, String> words = words(body, errors);
    List<JobDocument.Source> data = data(call, body, errors);
    if (!errors.isEmpty()) {
      throw ProblemException.fields(errors);
    }
    return new JobDocument(
        JobDocument.VERSION,
        job,
        call.tenant(),
        call.caller().user(),
        Optional.of(
            new JobDocument.Backtest(run, body.strategy(), script(call, body), data, words)),
        Optional.empty());
  }

  private static void checkStrategy(String name, RunBodies.NewRun body, List<FieldError> errors) {
    Optional<StrategyFactory> factory =
        Builtins.all().stream().filter(each -> each.name().equals(name)).findFirst();
    if (factory.isEmpty()) {
      String names = String.join(", ", Builtins.all().stream().map(StrategyFactory::name).toList());
      errors.add(new FieldError("/strategy", "value", "expected one of " + names));
      return;
    }
    Parameters parameters = new Parameters(body.parameters().orElse(Map.of()));
    try {
      factory.get().create(parameters);
    } catch (IllegalArgumentException wrong) {
      errors.add(new FieldError("/parameters", "value", wrong.getMessage()));
      return;
    }
    parameters
        .unknown()
        .ifPresent(unknown ->
            errors.add(
                new FieldError(
                    "/parameters/" + unknown,
                    "unknown",
                    "expected one of " + String.join(", ", parameters.values().keySet()))));
  }

  /// The request in the words of the command line.
  private static Map<String, String> words(RunBodies.NewRun body, List<FieldError> errors) {
    Map<String, String> words = new TreeMap<>();
    body.settings()
        .orElse(Map.of())
        .forEach((name, value) -> {
          if (SETTINGS.contains(name)) {
            words.put(name, value);
          } else {
            String known = String.join(", ", SETTINGS.stream().sorted().toList());
            errors.add(new FieldError("/settings/" + name, "unknown", "expected one of " + known));
          }
        });
    body.parameters().orElse(Map.of()).forEach((name, value) -> words.put("param." + name, value));
    body.from().ifPresent(from -> words.put("from", from.toString()));
    body.to().ifPresent(to -> words.put("to", to.toString()));
    body.seed().ifPresent(seed -> words.put("seed", Long.toString(seed)));
    return words;
  }

  private List<JobDocument.Source> data(Call call, RunBodies.NewRun body, List<FieldError> errors) {
    List<JobDocument.Source> data = new ArrayList<>();
    for (int i = 0; i < body.data().size(); i++) {
      Optional<Kept<Work.Dataset>> dataset = dataset(call, body.data().get(i));
      if (dataset.isEmpty()) {
        errors.add(new FieldError("/data/" + i, "value", "there is no such dataset"));
      } else if (!dataset.get().status().equals(Work.Status.DONE.name())) {
        throw ProblemException.of(
            ProblemType.DATA_MISSING,
            "The dataset " + body.data().get(i) + " is not ready; its job says why.");
      } else {
        Work.Dataset found = dataset.get().document();
        data.add(new JobDocument.Source(dataset.get().id(), found.fileName(), found.options()));
      }
    }
    return data;
  }

  /// An id of another kind names no dataset.
  private Optional<Kept<Work.Dataset>> dataset(Call call, Id id) {
    return id.kind() == IdKind.DATASET ? datasets.find(call.tenant(), id) : Optional.empty();
  }

  /// The newest text of the script; one with errors is refused with all of them.
  private Optional<String> script(Call call, RunBodies.NewRun body) {
    if (body.script().isEmpty()) {
      return Optional.empty();
    }
    Kept<Work.Script> head =
        scripts
            .find(call.tenant(), requireScript(body.script().get()))
            .filter(found -> Rights.mayRead(call.caller(), found.document().owner()))
            .orElseThrow(
                () -> ProblemException.field("/script", "value", "there is no such script"));
    String text =
        scripts
            .version(call.tenant(), head.id(), head.document().newest())
            .orElseThrow()
            .document()
            .text();
    if (head.document().errors() > 0) {
      throw ProblemException.of(
          ProblemType.SCRIPT_ERRORS,
          "The script has " + head.document().errors() + " error(s).",
          ScriptHandlers.fields(text));
    }
    return Optional.of(text);
  }

  private static Id requireScript(Id id) {
    if (id.kind() != IdKind.SCRIPT) {
      throw ProblemException.field("/script", "value", "there is no such script");
    }
    return id;
  }
}
