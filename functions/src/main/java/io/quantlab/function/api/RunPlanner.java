package io.quantlab.function.api;

import io.quantlab.engine.backtest.EngineVersion;
import io.quantlab.engine.reference.Builtins;
import io.quantlab.engine.strategy.StrategyFactory;
import io.quantlab.function.http.Call;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.batch.EngineDesk;
import io.quantlab.platform.batch.Estimate;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.json.FieldError;
import io.quantlab.platform.json.RecordJson;
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
import java.util.function.Function;

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

  private static final String PARAMETERS = "/parameters";

  /// A row of a text file, where the length of the file is not known.
  private static final long USUAL_BYTES_A_ROW = 32;

  private final Datasets datasets;
  private final Scripts scripts;
  private final LibraryShelf shelf;
  private final EngineDesk desk;

  public RunPlanner(Datasets datasets, Scripts scripts, LibraryShelf shelf, EngineDesk desk) {
    this.datasets = datasets;
    this.scripts = scripts;
    this.shelf = shelf;
    this.desk = desk;
  }

  /// A run as it was asked for, with what is known of it before it begins.
  ///
  /// @param load what it reads
  /// @param inputs SHA-256 of everything that decides its outcome
  record Planned(JobDocument.Backtest what, Estimate.Load load, String inputs) {}

  /// What decides the outcome of a run.
  private record Inputs(
      String engine,
      Optional<String> strategy,
      Optional<String> script,
      Optional<List<JobDocument.Library>> libraries,
      List<List<String>> data,
      Map<String, String> words) {}

  Planned plan(Call call, RunBodies.NewRun body, Id run) {
    return plan(call, body, run, this::complaints);
  }

  /// The run that every configuration of a sweep changes. The first value of each axis is looked at
  /// by itself; whether values fit together is a matter of each configuration.
  ///
  /// @param first values by parameter, in the order the request varies them
  Planned plan(Call call, RunBodies.NewRun body, Id run, Map<String, String> first) {
    return plan(
        call,
        body,
        run,
        what ->
            complaints(what.with(first)).stream()
                .filter(each -> !each.pointer().equals(PARAMETERS))
                .map(each -> varied(each, List.copyOf(first.keySet())))
                .toList());
  }

  private static FieldError varied(FieldError error, List<String> names) {
    int axis =
        error.pointer().startsWith(PARAMETERS + "/")
            ? names.indexOf(error.pointer().substring(PARAMETERS.length() + 1))
            : -1;
    return axis < 0 ? error : new FieldError("/vary/" + axis, error.code(), error.detail());
  }

  private List<FieldError> complaints(JobDocument.Backtest what) {
    return desk.check(what).stream()
        .map(each -> new FieldError(each.pointer(), "value", each.detail()))
        .toList();
  }

  private Planned plan(
      Call call,
      RunBodies.NewRun body,
      Id run,
      Function<JobDocument.Backtest, List<FieldError>> check) {
    List<FieldError> errors = new ArrayList<>();
    body.strategy().ifPresent(name -> checkStrategy(name, errors));
    Map<String, String> words = words(body, errors);
    List<Kept<Work.Dataset>> data = data(call, body, errors);
    refuse(errors);
    Optional<String> script = script(call, body);
    Optional<List<JobDocument.Library>> libraries =
        script.map(text -> libraries(call, text)).filter(all -> !all.isEmpty());
    JobDocument.Backtest what =
        new JobDocument.Backtest(
            run,
            body.strategy(),
            script,
            libraries,
            data.stream().map(RunPlanner::source).toList(),
            words,
            Optional.empty());
    refuse(check.apply(what));
    return new Planned(what, load(what, data), inputs(what, data));
  }

  /// A finished run as it is to be repeated.
  Planned again(Call call, Id run, Id first, JobDocument.Backtest what) {
    List<Kept<Work.Dataset>> data = new ArrayList<>();
    for (JobDocument.Source source : what.data()) {
      data.add(
          dataset(call, source.dataset())
              .orElseThrow(() ->
                  ProblemException.of(
                      ProblemType.DATA_MISSING, "The dataset " + source.dataset() + " is gone.")));
    }
    JobDocument.Backtest again =
        new JobDocument.Backtest(
            run,
            what.strategy(),
            what.script(),
            what.libraries(),
            what.data(),
            what.words(),
            Optional.of(first));
    return new Planned(again, load(again, data), inputs(again, data));
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw ProblemException.fields(errors);
    }
  }

  private static JobDocument.Source source(Kept<Work.Dataset> dataset) {
    Work.Dataset found = dataset.document();
    return new JobDocument.Source(dataset.id(), found.fileName(), found.options());
  }

  private static Estimate.Load load(JobDocument.Backtest what, List<Kept<Work.Dataset>> data) {
    long rows = 0;
    long bytes = 0;
    for (Kept<Work.Dataset> each : data) {
      long own = each.document().series().stream().mapToLong(Work.Series::rows).sum();
      rows += own;
      bytes += each.document().bytes().orElse(own * USUAL_BYTES_A_ROW);
    }
    Estimate.Kind kind = what.script().isPresent() ? Estimate.Kind.SCRIPT : Estimate.Kind.BUILT_IN;
    return new Estimate.Load(kind, rows, bytes);
  }

  /// Equal data count as equal under whatever id they were uploaded.
  private static String inputs(JobDocument.Backtest what, List<Kept<Work.Dataset>> data) {
    List<List<String>> hashes = new ArrayList<>();
    for (Kept<Work.Dataset> dataset : data) {
      List<String> one = new ArrayList<>();
      new TreeMap<>(dataset.document().options())
          .forEach((key, value) -> one.add(key + "=" + value));
      for (Work.Series series : dataset.document().series()) {
        one.add(series.symbol() + ":" + series.schema() + ":" + series.hash());
      }
      hashes.add(one);
    }
    return OpaqueToken.sha256(
        RecordJson.write(
            new Inputs(
                EngineVersion.NUMBER,
                what.strategy(),
                what.script(),
                what.libraries(),
                hashes,
                what.words())));
  }

  private static void checkStrategy(String name, List<FieldError> errors) {
    List<String> names = Builtins.all().stream().map(StrategyFactory::name).toList();
    if (!names.contains(name)) {
      errors.add(
          new FieldError("/strategy", "value", "expected one of " + String.join(", ", names)));
    }
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

  private List<Kept<Work.Dataset>> data(Call call, RunBodies.NewRun body, List<FieldError> errors) {
    List<Kept<Work.Dataset>> data = new ArrayList<>();
    for (int i = 0; i < body.data().size(); i++) {
      Optional<Kept<Work.Dataset>> dataset = dataset(call, body.data().get(i));
      if (dataset.isEmpty()) {
        errors.add(new FieldError("/data/" + i, "value", "there is no such dataset"));
      } else if (!dataset.get().status().equals(Work.Status.DONE.name())) {
        throw ProblemException.of(
            ProblemType.DATA_MISSING,
            "The dataset " + body.data().get(i) + " is not ready; its job says why.");
      } else {
        data.add(dataset.get());
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
          ScriptHandlers.fields(text, shelf.of(call.tenant())));
    }
    return Optional.of(text);
  }

  /// What a script imports, as it is installed now: a text without errors may have some since an
  /// installed library was forgotten or pinned anew.
  private List<JobDocument.Library> libraries(Call call, String text) {
    InstalledLibraries installed = shelf.of(call.tenant());
    long errors = WickText.errors(WickText.diagnostics(text, installed));
    if (errors > 0) {
      throw ProblemException.of(
          ProblemType.SCRIPT_ERRORS,
          "The script has " + errors + " error(s) with the libraries that are installed now.",
          ScriptHandlers.fields(text, installed));
    }
    return installed.used();
  }

  private static Id requireScript(Id id) {
    if (id.kind() != IdKind.SCRIPT) {
      throw ProblemException.field("/script", "value", "there is no such script");
    }
    return id;
  }
}
