package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.fargate.cli.Console;
import java.util.List;

/// Opens the market data of a run.
final class RunData {
  private RunData() {}

  static List<RunSource> resolve(RunOptions options, Console console) {
    throw new IllegalStateException();
  }
}
