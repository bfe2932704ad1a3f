package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.engine.optimize.Objective;
import io.quantlab.engine.optimize.ParameterAxis;
import io.quantlab.engine.optimize.ParameterSpace;
import io.quantlab.fargate.cli.data.TextTable;
import io.quantlab.fargate.cli.data.TextTable.Side;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.Progress;
import io.quantlab.platform.wire.SweepTable;
import io.quantlab.platform.wire.SweepTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab sweep`: a strategy with every combination of parameters.
@Command(
    name = "sweep",
    header = "Run a strategy with every combination of parameters and rank the runs.",
    description = {
      "Each combination is run as 'backtest' runs it, with the same event hash; no run folder is",
      "written. Prints the best; --out keeps all of them in a CSV file, those that cannot run with",
      "their reason."
    },
    footer = {
      "  ./quantlab sweep sma-cross --data EURUSD:quote --vary fast=5,10,20 --vary slow=20..60:10",
      "  ./quantlab sweep my.wick --data AAPL.csv --vary level=0.5..2:0.01 --samples 50 --metric"
          + " sortino --out trials.csv"
    })
public final class SweepCommand implements Callable<Integer> {
  private static final int HASH_SHOWN = 16;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "STRATEGY",
      completionCandidates = StrategyNames.class,
      description = "A script FILE.wick, a built-in name, or a class with --jar.")
  String strategy;

  @Mixin RunOptions options = new RunOptions();

  @Option(
      names = "--vary",
      required = true,
      paramLabel = "NAME=VALUES",
      description = "A parameter and its values: fast=5,10,20 or slow=20..60:10. Repeatable.")
  List<String> vary;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Draw so many combinations at random, none twice; --seed decides which.")
  Integer samples;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      defaultValue = "sharpe",
      description = "What is compared, a name of metrics.json. Default: ${DEFAULT-VALUE}.")
  String metric;

  @Option(names = "--lowest", description = "The lowest value is the best, not the highest.")
  boolean lowest;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many are printed. Default: ${DEFAULT-VALUE}.")
  int top;

  @Option(names = "--out", paramLabel = "FILE", description = "CSV file with all of them.")
  Path out;

  public SweepCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ParameterSpace space = or("--vary", this::space);
    Objective objective = or("--metric", this::objective);
    try (Interrupt interrupt = Interrupt.listen()) {
      List<SweepTrial> trials = trials(space, objective, interrupt);
      trials.sort(SweepTrial.byRank(objective));
      if (out != null) {
        Files.writeString(out, SweepTable.csv(space.axes(), trials));
      }
      print(space, objective, trials);
      return interrupt.asked() ? ExitCode.INTERRUPTED.code() : ExitCode.OK.code();
    }
  }

  private ParameterSpace space() {
    List<ParameterAxis> axes = vary.stream().map(ParameterAxis::parse).toList();
    return samples == null
        ? ParameterSpace.grid(axes)
        : ParameterSpace.sampled(axes, samples, options.seed);
  }

  private Objective objective() {
    return new Objective(metric, lowest ? Objective.Direction.LOWEST : Objective.Direction.HIGHEST);
  }

  private static <T> T or(String option, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          option + ": " + e.getMessage() + ".",
          "'quantlab sweep --help' says how values are written.",
          e);
    }
  }

  private List<SweepTrial> trials(ParameterSpace space, Objective objective, Interrupt interrupt) {
    Map<String, String> settings = new TreeMap<>(RunWords.settings(strategy, options));
    SweepRun sweep =
        SweepRun.open(
            strategy,
            settings,
            RunWords.data(options),
            space,
            objective,
            options.places.places(),
            console);
    RunWatch watch =
        new RunWatch() {
          @Override
          public void rows(long count) {}

          @Override
          public boolean canceled() {
            return interrupt.asked();
          }
        };
    List<SweepTrial> trials = new ArrayList<>();
    try (Progress progress =
        Progress.start(console, "Trying " + strategy, "configurations", space.size())) {
      for (int i = 0; i < space.size() && !interrupt.asked(); i++) {
        sweep.run(i, watch).ifPresent(trials::add);
        progress.stepTo(i + 1L);
      }
    }
    return trials;
  }

  private void print(ParameterSpace space, Objective objective, List<SweepTrial> trials) {
    List<Side> sides = new ArrayList<>();
    List<String> header = new ArrayList<>();
    for (ParameterAxis axis : space.axes()) {
      sides.add(Side.RIGHT);
      header.add(axis.name());
    }
    sides.addAll(List.of(Side.RIGHT, Side.RIGHT, Side.LEFT));
    header.addAll(List.of(objective.metric(), "trades", "event hash"));
    TextTable table = new TextTable(sides, header);
    trials.stream()
        .filter(each -> each.problem().isEmpty())
        .limit(top)
        .forEach(each -> table.row(row(each, objective)));
    table.print(console.out());
    long failed = trials.stream().filter(each -> each.problem().isPresent()).count();
    console
        .out()
        .println(
            trials.size()
                + " of "
                + space.cells()
                + " combinations, "
                + failed
                + " of them could not run or failed");
  }

  private static List<String> row(SweepTrial trial, Objective objective) {
    List<String> cells = new ArrayList<>(trial.parameters().values());
    cells.add(String.format(Locale.ROOT, "%.6f", trial.value(objective)));
    cells.add(
        String.format(Locale.ROOT, "%.0f", Double.valueOf(trial.metrics().get("tradeCount"))));
    cells.add(trial.eventHash().orElseThrow().substring(0, HASH_SHOWN));
    return cells;
  }
}
