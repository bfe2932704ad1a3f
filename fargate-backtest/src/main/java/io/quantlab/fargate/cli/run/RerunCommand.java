package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.JournalComparison;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.kernel.KernelListener;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `quantlab rerun`: the proof that a result can be repeated (engine contract S-30).
@Command(
    name = "rerun",
    header = "Repeat a run from its manifest and compare the hashes.",
    description = {
      "Equal hashes end with 0. A difference ends with 1 and names the changed input, or the first event that differs."
    },
    footer = {
      "  ./quantlab rerun runs/a",
      "  ./quantlab rerun runs/a/manifest.json",
      "  ./quantlab rerun runs/a --data elsewhere/EURUSD-fxcm.csv.gz"
    })
public final class RerunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "MANIFEST",
      description = "A run folder or its manifest.json.")
  Path manifest;

  @Mixin StoredOptions options = new StoredOptions();

  public RerunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    StoredRun stored = StoredRun.open(manifest);
    try (Interrupt interrupt = Interrupt.listen()) {
      RunPlan plan = options.plan(stored, console);
      String inputHash = Backtest.inputHash(plan.config());
      PrintStream out = console.out();
      if (!inputHash.equals(stored.text("inputHash"))) {
        explainInputs(stored, plan.config().sources(), inputHash, out);
        return ExitCode.FAILED.code();
      }
      return compare(stored, plan, new RunExecution(console, interrupt), out).code();
    }
  }

  /// Says what of the inputs of a run is not what it was.
  static void explainInputs(
      StoredRun stored, List<RunSource> sources, String inputHash, PrintStream out) {
    out.println("inputHash differs: first run " + stored.text("inputHash") + ", now " + inputHash);
    List<String> before = stored.datasetHashes();
    boolean found = false;
    for (int i = 0; i < Math.max(before.size(), sources.size()); i++) {
      String first = i < before.size() ? before.get(i) : "nothing";
      String now = i < sources.size() ? sources.get(i).datasetHash() : "nothing";
      if (!first.equals(now)) {
        found = true;
        String name = i < sources.size() ? sources.get(i).label() : "nothing";
        out.println("data " + i + " changed (" + name + "): first run " + first + ", now " + now);
      }
    }
    if (!found) {
      out.println(
          "the data is the same: the engine, the strategy's code or the configuration changed");
    }
  }

  private static ExitCode compare(
      StoredRun stored, RunPlan plan, RunExecution execution, PrintStream out) throws IOException {
    Path journal = stored.folder().resolve(RunExecution.JOURNAL);
    if (!Files.exists(journal)) {
      return verdict(stored, execution.simulate(plan, List.of()), Optional.empty(), out);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(journal), 1 << 16)) {
      JournalComparison comparison = new JournalComparison(in);
      List<KernelListener> listeners = List.of(comparison);
      RunResult result = execution.simulate(plan, listeners);
      return verdict(stored, result, comparison.difference(), out);
    }
  }

  private static ExitCode verdict(
      StoredRun stored, RunResult result, Optional<String> difference, PrintStream out) {
    out.println("inputHash equal  " + result.inputHash());
    if (result.eventHash().equals(stored.text("eventHash"))) {
      out.println("eventHash equal  " + result.eventHash());
      return ExitCode.OK;
    }
    out.println(
        "eventHash differs: first run "
            + stored.text("eventHash")
            + ", rerun "
            + result.eventHash());
    difference.ifPresent(words -> out.println("first difference: " + words));
    return ExitCode.FAILED;
  }
}
