package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.fargate.cli.runfile.RunFile;
import io.quantlab.fargate.cli.runfile.Setting;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// `quantlab run`: one run from a file.
@Command(
    name = "run",
    header = "Run a strategy as a run file describes it.",
    description = {
      "A run file is TOML. It says what 'backtest' can be told, by the names of its",
      "options, in the tables [strategy] [params] [data] [account] [fills] [costs]",
      "[run] [output]; docs/reference/run-file.md lists the keys. Paths in it start",
      "from its own folder. The same words give the same hashes, from a file or",
      "from options."
    },
    footer = {
      "  ./quantlab run examples/runs/sma-cross.toml",
      "  ./quantlab run my.toml --env careful --set costs.fees=2bps",
      "  ./quantlab run my.toml --print",
      "  ./quantlab run my.toml --check"
    })
public final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The run file.")
  Path file;

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "Lay the tables [env.NAME...] of the file over the others.")
  String environment;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Replace one key, as costs.fees=2bps; repeatable. A list is written as in the file:",
        "'data.sources=[\"A.csv\", \"B.csv\"]'. Paths start from the working folder."
      })
  List<String> overrides = new ArrayList<>();

  @Option(
      names = "--print",
      description = "Print what would run, each key with the place it comes from, and stop.")
  boolean print;

  @Option(
      names = "--check",
      description = "Check everything, the data too, without running, and stop.")
  boolean check;

  public RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    BacktestKeys keys = BacktestKeys.of(console);
    Map<String, Setting> settings = settings(keys);
    FileTrouble trouble = new FileTrouble(keys, settings, file);
    BacktestCommand backtest = told(keys, settings);
    try {
      if (print) {
        ResolvedText.print(keys, settings, console.out());
        return ExitCode.OK.code();
      }
      return check ? check(backtest) : backtest.call();
    } catch (Failure e) {
      throw trouble.translated(e);
    }
  }

  /// Where the run folder is asked to be, or `null` where the run chooses.
  Path out() {
    BacktestKeys keys = BacktestKeys.of(console);
    return told(keys, settings(keys)).out;
  }

  private Map<String, Setting> settings(BacktestKeys keys) {
    return RunFile.resolve(file, keys.keys(), Optional.ofNullable(environment), overrides);
  }

  /// The command the file stands for.
  private BacktestCommand told(BacktestKeys keys, Map<String, Setting> settings) {
    BacktestCommand backtest = new BacktestCommand(console);
    try {
      new CommandLine(backtest)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setExpandAtFiles(false)
          .parseArgs(new FileWords(keys, settings).line().toArray(String[]::new));
      return backtest;
    } catch (ParameterException e) {
      throw new FileTrouble(keys, settings, file).refused(e);
    }
  }

  private int check(BacktestCommand backtest) throws IOException {
    RunConfig config = backtest.plan().config();
    long rows = config.sources().stream().mapToLong(RunSource::rows).sum();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s is in order: %s on %s, %,d rows of data%n",
            file,
            RunPlan.names(config),
            RunReport.symbols(config),
            rows);
    console.out().println("Input hash  " + Backtest.inputHash(config));
    return ExitCode.OK.code();
  }
}
