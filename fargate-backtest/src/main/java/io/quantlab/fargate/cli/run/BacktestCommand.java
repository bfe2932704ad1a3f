package io.quantlab.fargate.cli.run;

import io.quantlab.fargate.cli.debug.DebugTerminal;
import io.quantlab.fargate.cli.wick.ScriptSource;
import io.quantlab.fargate.debug.DebugSession;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab backtest`: one run from options.
@Command(
    name = "backtest",
    header = "Run a strategy over market data and write its report.",
    description = {
      "Writes manifest.json, metrics.json, the result tables, journal.qle and report.html to the run folder",
      "and prints a summary. Equal inputs give an equal event hash on any machine."
    },
    footer = {
      "  ./quantlab backtest sma-cross --params",
      "  ./quantlab backtest sma-cross --data ticks/EURUSD-fxcm.csv.gz --fees 2bps",
      "  ./quantlab backtest sma-cross --data EURUSD:quote --param fast=10 --param slow=40 --out runs/a",
      "  ./quantlab backtest rsi-reversion --data AAPL-daily.parquet --format csv,parquet",
      "  ./quantlab backtest pairs --data KO.csv --data PEP.csv --cash 250000USD",
      "  ./quantlab backtest com.example.MyStrategy --jar my.jar --data BTCUSD:trade --json"
    })
public final class BacktestCommand implements Callable<Integer> {
  private final Console console;

  @InFile(value = RunSection.STRATEGY, key = "name")
  @Parameters(
      index = "0",
      paramLabel = "STRATEGY",
      completionCandidates = StrategyNames.class,
      description = {
        "A script FILE.wick, a built-in name, or a class with --jar.",
        "Built in: ${COMPLETION-CANDIDATES}."
      })
  String strategy;

  @Mixin RunOptions options = new RunOptions();

  @InFile(RunSection.OUTPUT)
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run folder. Default: runs/STRATEGY-RUNID.")
  Path out;

  @InFile(RunSection.OUTPUT)
  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "csv",
      split = ",",
      description =
          "Formats of the tables, one or several: csv, json, parquet, arrow. Default: ${DEFAULT-VALUE}.")
  List<RunFiles.Format> formats = List.of(RunFiles.Format.CSV);

  @InFile(RunSection.OUTPUT)
  @Option(
      names = "--json",
      description = "Print the metrics as JSON and nothing else to standard output.")
  boolean json;

  @InFile(RunSection.RUN)
  @Option(
      names = "--check-lookahead",
      paramLabel = "K",
      arity = "0..1",
      fallbackValue = "3",
      description = {
        "After the run, repeat it on shortened and on poisoned data at K cuts (3 without K);",
        "the certificate stands in manifest, metrics and report. Seed of the cuts: --seed."
      })
  Integer cuts;

  @InFile(RunSection.OUTPUT)
  @Option(
      names = "--fuel-profile",
      description = {
        "Print the fuel of a script by line: the run is made a second time, line by line.",
        "Its event hash must be that of the first."
      })
  boolean fuelProfile;

  @Option(
      names = "--params",
      description = "Print the strategy's parameters with range and default, and stop.")
  boolean params;

  public BacktestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (params) {
      ParameterList.print(StrategySource.find(strategy, options.jar), console.out());
      return ExitCode.OK.code();
    }
    refuseProfile();
    try (Interrupt interrupt = Interrupt.listen()) {
      RunPlan plan = plan();
      RunExecution execution = new RunExecution(console, interrupt);
      RunExecution.Done done =
          execution.run(
              plan, target(plan), RunWords.data(options), EnumSet.copyOf(formats), lookahead());
      execution.explain(done);
      if (json) {
        RunFiles.metrics(done.result(), done.certificate(), console.out());
        console.out().flush();
      } else {
        Summary.print(plan.config(), done, console.out());
      }
      if (fuelProfile) {
        profile(plan, done.result().eventHash());
      }
      return done.exit().code();
    }
  }

  private void profile(RunPlan plan, String eventHash) {
    try (DebugSession session = DebugOptions.open(new RunSubject(plan, strategy, options))) {
      session.goToEnd();
      String again = session.result().orElseThrow().eventHash();
      if (!again.equals(eventHash)) {
        throw new IllegalStateException(
            "a run line by line must be the run: " + eventHash + ", was " + again);
      }
      DebugTerminal.print(session.view().profile(), json ? console.toErr() : console);
    }
  }

  private void refuseProfile() {
    if (fuelProfile && !ScriptSource.isScript(strategy)) {
      throw new Failure(
          ExitCode.USAGE,
          "--fuel-profile counts the fuel of scripts, " + strategy + " is none.",
          "Name a file that ends with .wick.");
    }
  }

  /// The run as told, ready to start; whatever is wrong with it shows here.
  RunPlan plan() {
    if (out != null) {
      RunFolder.refuseForeign(out);
    }
    return RunPlan.of(strategy, options, () -> RunData.resolve(options, console));
  }

  private Optional<Lookahead> lookahead() {
    if (cuts != null && cuts < 1) {
      throw new Failure(
          ExitCode.USAGE, "--check-lookahead must be 1 or more, was " + cuts + ".", "3 is usual.");
    }
    return Optional.ofNullable(cuts).map(k -> new Lookahead(k, options.seed));
  }

  private Path target(RunPlan plan) {
    if (out != null) {
      return out;
    }
    String id = io.quantlab.engine.backtest.Backtest.inputHash(plan.config()).substring(0, 16);
    return Path.of("runs", plan.config().strategies().getFirst().name() + "-" + id);
  }
}
