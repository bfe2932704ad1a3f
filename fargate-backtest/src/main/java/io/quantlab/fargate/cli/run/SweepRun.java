package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.optimize.Objective;
import io.quantlab.engine.optimize.ParameterSpace;
import io.quantlab.engine.time.MissingTermException;
import io.quantlab.fargate.data.DataPlaces;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.platform.wire.SweepTrial;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The configurations of a sweep, each run as `quantlab backtest` runs it, so that each has the
/// event hash of its single run; only no files are written. The data are opened once for all.
///
/// A configuration that cannot run stays among the results with its reason (engine contract W-1).
public final class SweepRun {
  private final String strategy;
  private final Map<String, String> settings;
  private final List<String> data;
  private final ParameterSpace space;
  private final Set<String> metrics;
  private final List<RunSource> sources;

  private SweepRun(
      String strategy,
      Map<String, String> settings,
      List<String> data,
      ParameterSpace space,
      Objective objective,
      List<RunSource> sources) {
    this.strategy = strategy;
    this.settings = settings;
    this.data = data;
    this.space = space;
    this.sources = sources;
    this.metrics = new LinkedHashSet<>(List.of(objective.metric()));
    metrics.addAll(ServiceRun.SUMMARY);
  }

  /// Opens the data of a sweep; a [Failure] says what is wrong with them or with the settings.
  ///
  /// @param strategy as on the command line
  /// @param settings options as a manifest keeps them, without the parameters that are varied
  /// @param data file specs as after `--data`
  /// @param objective whose metric is kept of every run, with those of [ServiceRun#SUMMARY]
  /// @param places store of datasets and cache of imported files
  /// @param console hears notes about the data
  public static SweepRun open(
      String strategy,
      Map<String, String> settings,
      List<String> data,
      ParameterSpace space,
      Objective objective,
      DataPlaces places,
      Console console) {
    RunOptions options = RunWords.options(settings, data, "the request");
    options.places.store = places.store();
    options.places.cache = places.cache();
    return new SweepRun(
        strategy,
        Map.copyOf(settings),
        List.copyOf(data),
        space,
        objective,
        RunData.resolve(options, console));
  }

  /// Runs one configuration.
  ///
  /// @return nothing when the watch asked it to stop
  public Optional<SweepTrial> run(int index, RunWatch watch) {
    Map<String, String> parameters = space.configuration(index);
    try {
      RunPlan plan = plan(parameters);
      RunResult result = Backtest.run(plan.config(), plan.strategies(), List.of(), watch);
      ScriptFiles scripts = ScriptFiles.of(plan);
      scripts.refuseUnbound();
      return result.end() == EndReason.CANCELED
          ? Optional.empty()
          : Optional.of(trial(index, parameters, result, scripts.errors()));
    } catch (Failure | IllegalArgumentException | ArithmeticException | MissingTermException e) {
      return Optional.of(
          new SweepTrial(
              index,
              parameters,
              Optional.empty(),
              Map.of(),
              Optional.of(Objects.requireNonNullElse(e.getMessage(), e.toString()))));
    }
  }

  private RunPlan plan(Map<String, String> parameters) {
    Map<String, String> words = new TreeMap<>(settings);
    parameters.forEach((name, value) -> words.put("param." + name, value));
    RunOptions options = RunWords.options(words, data, "the request");
    return RunPlan.of(strategy, options, () -> sources);
  }

  private SweepTrial trial(
      int index, Map<String, String> parameters, RunResult result, List<String> scriptErrors) {
    Map<String, String> kept = new TreeMap<>();
    Map<String, Double> all = result.metrics().values();
    for (String name : metrics) {
      if (!Double.isNaN(all.get(name))) {
        kept.put(name, Double.toString(all.get(name)));
      }
    }
    return new SweepTrial(
        index,
        parameters,
        Optional.of(result.eventHash()),
        kept,
        scriptErrors.isEmpty() ? ServiceRun.trouble(result) : Optional.of(scriptErrors.getFirst()));
  }
}
