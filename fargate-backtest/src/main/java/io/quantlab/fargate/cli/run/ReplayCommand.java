package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.fargate.debug.DebugSession;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab replay`: step through a run that was made before (engine contract S-34).
@Command(
    name = "replay",
    header = "Step through a run that was made before.",
    description = {
      "Makes the run again from its folder, after a check that data, strategy and settings are what they",
      "were, and lets it be stepped through as debug does. Where the end is reached, its event hash is",
      "compared with that of the folder."
    },
    footer = {
      "  ./quantlab replay runs/a --step",
      "  ./quantlab replay runs/a --step --commands look.txt",
      "  ./quantlab replay runs/a --step --data elsewhere/EURUSD-fxcm.csv.gz"
    })
public final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run folder or its manifest.json.")
  Path run;

  @Option(names = "--step", description = "Step through the run; nothing else is offered yet.")
  boolean step;

  @Mixin StoredOptions options = new StoredOptions();

  @Mixin DebugOptions debugging = new DebugOptions();

  public ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!step) {
      throw new Failure(
          ExitCode.USAGE,
          "replay steps through a run and needs --step.",
          "quantlab rerun " + run + " repeats it whole and compares the hashes.");
    }
    debugging.check();
    StoredRun stored = StoredRun.open(run);
    RunPlan plan = options.plan(stored, console);
    String inputHash = Backtest.inputHash(plan.config());
    if (!inputHash.equals(stored.text("inputHash"))) {
      RerunCommand.explainInputs(stored, plan.config().sources(), inputHash, console.err());
      throw new Failure(
          ExitCode.FAILED,
          "The run at " + run + " cannot be stepped through: its inputs are not what they were.",
          "Put them back, or debug the strategy on what there is now.");
    }
    RunSubject subject =
        new RunSubject(plan, stored.settings().get("strategy"), options.options(stored));
    try (DebugSession session = DebugOptions.open(subject)) {
      boolean done = debugging.run(session, console);
      return (done && isSame(session, stored) ? ExitCode.OK : ExitCode.FAILED).code();
    }
  }

  /// Compares the hashes, where the end of the run was reached.
  private boolean isSame(DebugSession session, StoredRun stored) {
    if (session.result().isEmpty()) {
      return true;
    }
    String before = stored.text("eventHash");
    String now = session.result().get().eventHash();
    if (!now.equals(before)) {
      console.err().println("eventHash differs: first run " + before + ", stepped through " + now);
    } else if (!debugging.json) {
      console.out().println("eventHash equal  " + now);
    }
    return now.equals(before);
  }
}
