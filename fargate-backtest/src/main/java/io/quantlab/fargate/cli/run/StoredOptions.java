package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What commands that repeat a stored run may be told: where its data lies now.
final class StoredOptions {
  @Option(
      names = "--data",
      paramLabel = "SPEC",
      description = {
        "Where the data lies now; repeat it as often as the run was given data.",
        "Default: the places in the manifest. The content hash decides whether it is the same."
      })
  List<String> data = new ArrayList<>();

  @Mixin PlacesOptions places = new PlacesOptions();

  /// The plan of the stored run over its data as it is now.
  RunPlan plan(StoredRun stored, Console console) {
    RunOptions options = options(stored);
    return RunPlan.of(stored.settings().get("strategy"), options, () -> open(options, console));
  }

  /// The data of the stored run as it is now.
  List<RunSource> sources(StoredRun stored, Console console) {
    return open(options(stored), console);
  }

  /// The options the run was started with, with its data where it is now.
  RunOptions options(StoredRun stored) {
    RunOptions options = stored.options();
    options.places = places.orElse(options.places);
    if (!data.isEmpty()) {
      options.data = data;
    }
    return options;
  }

  private List<RunSource> open(RunOptions options, Console console) {
    try {
      return RunData.resolve(options, console);
    } catch (Failure e) {
      throw data.isEmpty()
          ? new Failure(
              e.exit(),
              e.getMessage(),
              "Put the data of the run back, or say with --data where it lies now.",
              e)
          : e;
    }
  }
}
