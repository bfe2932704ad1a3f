package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.debug.DebugSession;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `quantlab debug`: step through a run, forward and back (engine contract S-34).
@Command(
    name = "debug",
    header = "Step through a run, forward and back, and look at everything in it.",
    description = {
      "Takes what backtest takes and waits after the first event. 'help' lists the commands:",
      "steps, breakpoints, watched expressions, why a value is na, book, orders, account, fuel by line.",
      "Stepping changes nothing: at the end the event hash is that of the run."
    },
    footer = {
      "  ./quantlab debug examples/sma-cross.wick --data SPY.csv.gz",
      "  ./quantlab debug sma-cross --data EURUSD:quote --param fast=10 --from 2014-05-01",
      "  ./quantlab debug my.wick --data AAPL.csv --commands look.txt",
      "  echo 'until position.size > 0' | ./quantlab debug my.wick --data AAPL.csv --json"
    })
public final class DebugCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STRATEGY",
      completionCandidates = StrategyNames.class,
      description = "A script ending .wick, a built-in name, or a class with --jar.")
  String strategy;

  @Mixin RunOptions options = new RunOptions();

  @Mixin DebugOptions debugging = new DebugOptions();

  public DebugCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    debugging.check();
    try (DebugSession session = open()) {
      return (debugging.run(session, console) ? ExitCode.OK : ExitCode.FAILED).code();
    }
  }

  /// Begins the run of the options.
  DebugSession open() throws IOException {
    RunPlan plan = RunPlan.of(strategy, options, () -> RunData.resolve(options, console));
    return DebugOptions.open(new RunSubject(plan, strategy, options));
  }
}
