package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.Journal;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.fargate.data.DataPlaces;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A backtest for the service: the plan, the run and the files of `quantlab backtest`, from words
/// instead of a command line, so that both give the same event hash.
///
/// @param strategy as on the command line
/// @param settings options as a manifest keeps them: `fees` = `2bps`, `param.fast` = `10`
/// @param data file specs as after `--data`
/// @param labels what stands in the result for each of them, instead of a path of this machine
public record ServiceRun(
    String strategy, Map<String, String> settings, List<String> data, List<String> labels) {

  /// Metrics that lists and tables of runs show; all of them are in `metrics.json`.
  public static final List<String> SUMMARY =
      List.of(
          "totalReturn",
          "cagrPeriods",
          "volatility",
          "sharpe",
          "sortino",
          "maxDrawdown",
          "tradeCount",
          "profitFactor");

  public ServiceRun {
    settings = Map.copyOf(settings);
    data = List.copyOf(data);
    labels = List.copyOf(labels);
  }

  /// A finished run.
  public record Done(RunResult result, Path folder) {}

  /// Runs it and writes its folder; a [Failure] says what is wrong with the words or the data.
  ///
  /// @param places cache of the imported files
  /// @param listeners hear the events beside the journal
  public Done run(Path target, DataPlaces places, RunWatch watch, List<KernelListener> listeners) {
    RunPlan plan = plan(places);
    try (RunFolder folder = RunFolder.begin(target)) {
      RunResult result;
      try (OutputStream out = folder.stream(RunExecution.JOURNAL)) {
        List<KernelListener> all = new ArrayList<>(listeners);
        all.add(new Journal(out));
        result = Backtest.run(plan.config(), plan.strategies(), all, watch);
      } catch (IOException e) {
        throw RunFolder.failure(target, e);
      } catch (UncheckedIOException e) {
        throw RunFolder.failure(target, e.getCause());
      } catch (IllegalArgumentException e) {
        throw new Failure(ExitCode.USAGE, e.getMessage() + ".", "", e);
      }
      ScriptFiles scripts = ScriptFiles.of(plan);
      scripts.refuseUnbound();
      scripts.write(folder);
      RunFiles.write(
          folder,
          plan.config(),
          result,
          Optional.empty(),
          environment(),
          EnumSet.of(RunFiles.Format.CSV, RunFiles.Format.PARQUET, RunFiles.Format.ARROW));
      return new Done(result, folder.publish());
    }
  }

  /// How a run failed, or nothing.
  public static Optional<String> trouble(RunResult result) {
    if (result.failure() != null) {
      return Optional.of(
          "The strategy failed: "
              + result.failure().cause()
              + " in "
              + result.failure().callback());
    }
    return result.complete()
        ? Optional.empty()
        : Optional.of("The run ended early: " + result.end());
  }

  private RunPlan plan(DataPlaces places) {
    RunOptions options = RunWords.options(settings, data, "the request");
    options.places.store = places.store();
    options.places.cache = places.cache();
    Console silent =
        Console.plain(
            new java.io.PrintStream(OutputStream.nullOutputStream()),
            new java.io.PrintStream(OutputStream.nullOutputStream()));
    RunPlan plan = RunPlan.of(strategy, options, () -> RunData.resolve(options, silent));
    return new RunPlan(published(plan.config()), plan.strategies(), plan.fresh());
  }

  /// The configuration without the paths of this machine: data under the labels, a script under the
  /// name of its file.
  private RunConfig published(RunConfig c) {
    Map<String, String> words = new TreeMap<>(c.settings());
    words.replaceAll(
        (_, value) -> value.equals(strategy) ? Path.of(strategy).getFileName().toString() : value);
    return c.withSources(labeled(c), words);
  }

  /// The sources under the names the caller knows: paths of this machine are nobody's business.
  private List<RunSource> labeled(RunConfig config) {
    return config.sources().stream().map(source -> source.labeled(label(source.label()))).toList();
  }

  private String label(String path) {
    for (int i = 0; i < data.size(); i++) {
      if (data.get(i).startsWith(path)) {
        return labels.get(i);
      }
    }
    return "data";
  }

  private static Map<String, String> environment() {
    return Map.of("java", Runtime.version().toString());
  }
}
